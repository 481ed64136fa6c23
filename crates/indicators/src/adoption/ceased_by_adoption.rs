//! # Children adopted, of those who ceased to be looked after
//!
//! ## What it counts
//!
//! Ceases by adoption (E11, E12).
//!
//! ## Denominator
//!
//! The ceases of 6.4 in the same period.
//!
//! ## Excluded
//!
//! As 6.4.
//!
//! ## Edge cases
//!
//! The year to date is the sum of its months over the sum of their ceases, never the mean of monthly shares. No
//! ceases: no value.
//!
//! ## Why it matters
//!
//! Adoption is permanence for the few children for whom nothing in the family can be. One month's numbers are too
//! small to judge: the colour goes by the year to date.
//!
//! ## Source
//!
//! the council pack's Appendix A, 6.9; SSDA903 item REC.

use calendar::Period;
use timeline::codes::ReasonEnded;
use timeline::{Standpoint, Timeline};

use crate::leaving_care::ceased;
use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit};

/// 6.9: children adopted, of those who ceased to be looked after.
pub static CEASED_BY_ADOPTION: Indicator = Indicator {
    id: "6.9",
    title: "Children adopted, of those who ceased to be looked after",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("ceased_by_adoption.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    ceased::each(child, days, add, ReasonEnded::is_adoption);
}
