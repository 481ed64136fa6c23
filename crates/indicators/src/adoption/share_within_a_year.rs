//! # Share of adoptions within 12 months of the decision to place
//!
//! ## What it counts
//!
//! The adoptions of 10.2.
//!
//! ## Denominator
//!
//! The adoptions of 10.1.
//!
//! ## Excluded
//!
//! As 6.4.
//!
//! ## Edge cases
//!
//! The decision is the latest made by the day of the order and not reversed by then; where none is recorded, the
//! one told with the adoption. A decision reversed and made again counts from the one that led to the adoption. An
//! adoption without a known decision is not within 12 months. No adoptions: no value, never 0%.
//!
//! ## Why it matters
//!
//! Waiting is long for a small child.
//!
//! ## Source
//!
//! Adoption Agencies Regulations 2005, regulation 19; SSDA903 PlacedAdoption; the council pack's Appendix A, 10.3.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use super::within_a_year::within_a_year;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 10.3: share of adoptions within 12 months of the decision to place.
pub static SHARE_WITHIN_A_YEAR: Indicator = Indicator {
    id: "10.3",
    title: "Share of adoptions within 12 months of the decision to place",
    section: Section::Adoption,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("share_within_a_year.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |adopted| Verdict::of(within_a_year(adopted)));
}
