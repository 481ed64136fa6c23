//! # Looked-after children who live with relatives or friends
//!
//! ## What it counts
//!
//! Children fostered by relatives or friends (U1, U2, U3).
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
//! A child who cannot live with their parents may still grow up among their own.
//!
//! ## Source
//!
//! Children’s social care national framework, outcome 2; SSDA903 item PLACE.

use timeline::codes::PlacementType;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.KIN: looked-after children who live with relatives or friends.
pub static WITH_RELATIVES: Indicator = Indicator {
    id: "N.KIN",
    title: "Looked-after children who live with relatives or friends",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Knowledge,
    file: include_str!("with_relatives.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    use PlacementType::{U1, U2, U3};
    Verdict::of(on.place().is_some_and(|place| matches!(place, U1 | U2 | U3)))
}
