//! # Share of looked-after children in a fostering placement, family and friends apart
//!
//! ## What it counts
//!
//! The children of 9.1.
//!
//! ## Denominator
//!
//! The children of 6.1.
//!
//! ## Excluded
//!
//! As 6.1.
//!
//! ## Edge cases
//!
//! During a temporary absence the placement the child left speaks.
//!
//! ## Why it matters
//!
//! How far the authority finds families for the children it looks after.
//!
//! ## Source
//!
//! the council pack's Appendix A, 9.2.

use timeline::{OnDay, Standpoint};

use super::children_fostered::fostered;
use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 9.2: share of looked-after children in a fostering placement, family and friends apart.
pub static SHARE_FOSTERED: Indicator = Indicator {
    id: "9.2",
    title: "Share of looked-after children in a fostering placement, family and friends apart",
    section: Section::Fostering,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("share_fostered.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::of(fostered(on))
}
