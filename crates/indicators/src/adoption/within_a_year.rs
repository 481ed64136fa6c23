//! # Adoptions within 12 months of the decision to place
//!
//! ## What it counts
//!
//! Adoptions of 10.1 whose order was made no later than 12 months after the decision that the child should be
//! placed for adoption (SHOBPA).
//!
//! ## Denominator
//!
//! None.
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
//! Adoption Agencies Regulations 2005, regulation 19; SSDA903 PlacedAdoption; the council pack's Appendix A, 10.2.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use super::Adopted;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 10.2: adoptions within 12 months of the decision to place.
pub static WITHIN_A_YEAR: Indicator = Indicator {
    id: "10.2",
    title: "Adoptions within 12 months of the decision to place",
    section: Section::Adoption,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("within_a_year.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(
        child,
        days,
        add,
        |adopted| {
            if within_a_year(adopted) { Verdict::In } else { Verdict::NotInCohort }
        },
    );
}

/// Whether the order was made by the corresponding day of the next year.
pub(super) fn within_a_year(adopted: &Adopted<'_>) -> bool {
    adopted.decided().is_some_and(|decided| adopted.day <= decided.plus_months(12))
}
