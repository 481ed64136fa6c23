//! # Average days from entering care to moving in, adoptions by foster carers counted from when the child came to them (A10)
//!
//! ## What it counts
//!
//! The sum of the days of A1 (10.4); where the foster carer adopted, to the day on which the child moved in with
//! that carer.
//!
//! ## Denominator
//!
//! Children adopted in the period.
//!
//! ## Excluded
//!
//! As 10.4.
//!
//! ## Edge cases
//!
//! The foster carer adopted where the return says so, or where the child was placed for adoption with the current
//! carer (A3, A5). A stay in hospital is no move. The scorecard tells the mean of three financial years: the sum
//! over the children of the three, on the page on adoption.
//!
//! ## Why it matters
//!
//! A child whose foster carers adopt has waited with their family, not for it.
//!
//! ## Source
//!
//! DfE, adoption data of local authorities from 2021-22, A10; SSDA903 item FOSTER_CARE.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.A10: average days from entering care to moving in, adoptions by foster carers counted from when the child came to them
/// (A10).
pub static FOSTER_CARER_ADOPTIONS: Indicator = Indicator {
    id: "N.A10",
    title: "Average days from entering care to moving in, adoptions by foster carers counted from when the child came to \
        them (A10)",
    section: Section::National,
    unit: Unit::Days { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::YearToDateOnly,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("foster_carer_adoptions.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |adopted| {
        let Some(placed) = adopted.placed() else { return Verdict::Excluded(super::NOT_PLACED) };
        if !adopted.period.start_known() {
            return Verdict::Excluded(super::START_NOT_KNOWN);
        }
        let moved_in = adopted.moved_in_with_foster_carer().unwrap_or(placed);
        Verdict::Days(adopted.period.start.days_until(moved_in))
    });
}
