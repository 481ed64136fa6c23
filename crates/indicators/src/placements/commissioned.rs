//! # Looked-after children in a commissioned placement
//!
//! ## What it counts
//!
//! Children whose placement is provided by another authority, another public body, a private or a voluntary
//! provider (PR2 to PR5).
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
//! During a temporary absence the placement the child left speaks. A child without a provider code is in the
//! denominator and not in the numerator. A local variant counts private and voluntary providers only.
//!
//! ## Why it matters
//!
//! Bought placements cost more and are often farther away.
//!
//! ## Source
//!
//! the council pack's Appendix A, 8.5; SSDA903 item PLACE_PROVIDER.

use timeline::codes::Provider;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 8.5: looked-after children in a commissioned placement.
pub static COMMISSIONED: Indicator = Indicator {
    id: "8.5",
    title: "Looked-after children in a commissioned placement",
    section: Section::Placements,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("commissioned.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    let provider = on.main_placement().and_then(|row| row.provider);
    Verdict::of(provider.is_some_and(|provider| !matches!(provider, Provider::PR0 | Provider::PR1)))
}
