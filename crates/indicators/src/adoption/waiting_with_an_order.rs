//! # Children with a placement order who are not placed
//!
//! ## What it counts
//!
//! Looked-after children under a placement order (E1) who do not live in a placement for adoption (A3 to A6).
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Children of whom the last decision that they should be placed was reversed.
//!
//! ## Edge cases
//!
//! During a temporary absence the placement the child left speaks. Matched and not matched children count alike;
//! the page on adoption tells them apart.
//!
//! ## Why it matters
//!
//! The law is done, and the child waits.
//!
//! ## Source
//!
//! the council pack, adoption commentary; SSDA903 items LS and PLACE.

use timeline::codes::{LegalStatus, PlacementType};
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.A.wait: children with a placement order who are not placed.
pub static WAITING_WITH_AN_ORDER: Indicator = Indicator {
    id: "N.A.wait",
    title: "Children with a placement order who are not placed",
    section: Section::National,
    unit: Unit::Count,
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("waiting_with_an_order.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    let ordered = on.episode.is_some_and(|row| row.legal == Some(LegalStatus::E1));
    if !ordered || on.place().is_some_and(PlacementType::is_for_adoption) {
        return Verdict::NotInCohort;
    }
    let last = on.timeline.adoption_decisions.iter().rfind(|said| said.day <= on.day);
    if last.is_some_and(|said| said.reversed.is_some_and(|reversed| reversed <= on.day)) {
        return Verdict::Excluded("the decision was reversed");
    }
    Verdict::In
}
