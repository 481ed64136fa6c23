//! # Looked-after children placed with parents or others with parental responsibility
//!
//! ## What it counts
//!
//! Children placed with parents or others with parental responsibility (P1).
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
//! A child at home under a care order is either on the way out of care or should not be at home.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, part 4; the council pack's Appendix A, 8.4.

use timeline::codes::PlacementType;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 8.4: looked-after children placed with parents or others with parental responsibility.
pub static WITH_PARENTS: Indicator = Indicator {
    id: "8.4",
    title: "Looked-after children placed with parents or others with parental responsibility",
    section: Section::Placements,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("with_parents.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::of(on.place() == Some(PlacementType::P1))
}
