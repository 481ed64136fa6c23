//! # Looked-after children in a fostering placement, family and friends apart
//!
//! ## What it counts
//!
//! Children fostered by carers who are not relatives or friends (U4 to U6), of the authority or of an independent
//! agency.
//!
//! ## Denominator
//!
//! None.
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
//! The number of foster homes in use.
//!
//! ## Source
//!
//! the council pack's Appendix A, 9.1; SSDA903 item PLACE.

use timeline::codes::PlacementType;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 9.1: looked-after children in a fostering placement, family and friends apart.
pub static CHILDREN_FOSTERED: Indicator = Indicator {
    id: "9.1",
    title: "Looked-after children in a fostering placement, family and friends apart",
    section: Section::Fostering,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("children_fostered.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    if fostered(on) { Verdict::In } else { Verdict::NotInCohort }
}

/// Fostered by carers who are not relatives or friends.
pub(super) fn fostered(on: &OnDay<'_>) -> bool {
    on.place().is_some_and(|place| matches!(place, PlacementType::U4 | PlacementType::U5 | PlacementType::U6))
}
