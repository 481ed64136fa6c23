//! # Average days from entering care to moving in with the adoptive family (A1)
//!
//! ## What it counts
//!
//! The sum of the days from the start of the latest period of care to the first day of the placement that ended in
//! adoption.
//!
//! ## Denominator
//!
//! Children adopted in the period.
//!
//! ## Excluded
//!
//! Children whose last placement is not for adoption (A3 to A6), and those whose care began on a day not known
//! here.
//!
//! ## Edge cases
//!
//! A child who went home and came back: the second start counts. Adopted by the foster carer: the day the foster
//! placement became one for adoption (the measure A10 differs). The mean is over children, never of monthly means.
//!
//! ## Why it matters
//!
//! It is the time a child spent without knowing who the family would be.
//!
//! ## Source
//!
//! DfE, adoption scorecards, A1; the council pack's Appendix A, 10.4.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 10.4: average days from entering care to moving in with the adoptive family (A1).
pub static ENTRY_TO_ADOPTIVE_FAMILY: Indicator = Indicator {
    id: "10.4",
    title: "Average days from entering care to moving in with the adoptive family (A1)",
    section: Section::Adoption,
    unit: Unit::Days { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::YearToDateOnly,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("entry_to_adoptive_family.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |adopted| {
        let Some(placed) = adopted.placed() else { return Verdict::Excluded(super::NOT_PLACED) };
        if !adopted.period.start_known() {
            return Verdict::Excluded(super::START_NOT_KNOWN);
        }
        Verdict::Days(adopted.period.start.days_until(placed))
    });
}
