//! # Number of adoptions
//!
//! ## What it counts
//!
//! Adoption orders made in the period: care ended by adoption (E11, E12), on the day of the order.
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
//! An order of the last 28 days may still be appealed: such a figure is provisional. Brothers and sisters count
//! each.
//!
//! ## Why it matters
//!
//! Each is a child with a family for life.
//!
//! ## Source
//!
//! Adoption and Children Act 2002, section 46; the council pack's Appendix A, 10.1.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 10.1: number of adoptions.
pub static ADOPTIONS: Indicator = Indicator {
    id: "10.1",
    title: "Number of adoptions",
    section: Section::Adoption,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("adoptions.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |_| Verdict::In);
}
