//! # Looked-after children in a family-based setting
//!
//! ## What it counts
//!
//! Children fostered (U1 to U6), placed for adoption (A3 to A6) or with parents (P1).
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
//! Most children do best in a family.
//!
//! ## Source
//!
//! the council pack's Appendix A, 8.3; SSDA903 item PLACE.

use timeline::codes::PlacementType;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 8.3: looked-after children in a family-based setting.
pub static FAMILY_BASED: Indicator = Indicator {
    id: "8.3",
    title: "Looked-after children in a family-based setting",
    section: Section::Placements,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("family_based.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::of(on.place().is_some_and(family))
}

const fn family(place: PlacementType) -> bool {
    place.is_foster() || place.is_for_adoption() || matches!(place, PlacementType::P1)
}
