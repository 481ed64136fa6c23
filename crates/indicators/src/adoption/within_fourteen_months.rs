//! # Adopted children who moved in within 14 months of entering care (A3)
//!
//! ## What it counts
//!
//! Adopted children of whom the days of A1 (10.4) are under 426: fourteen months.
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
//! The scorecards of some years counted children who wait too; this form counts those adopted. A change of form is
//! a new version.
//!
//! ## Why it matters
//!
//! The mean of A1 hides who waited for years.
//!
//! ## Source
//!
//! DfE, adoption scorecards, A3.

use calendar::Period;
use timeline::{Standpoint, Timeline};

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// N.A3: adopted children who moved in within 14 months of entering care (A3).
pub static WITHIN_FOURTEEN_MONTHS: Indicator = Indicator {
    id: "N.A3",
    title: "Adopted children who moved in within 14 months of entering care (A3)",
    section: Section::National,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::YearToDateOnly,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("within_fourteen_months.rs"),
    counting: |asked| asked.of_care(Judge::Events(judge)),
};

/// Fourteen months, as the scorecards have them.
const DAYS: i32 = 426;

fn judge(child: &Timeline, days: Period, _: &Standpoint<'_>, add: &mut dyn FnMut(Event)) {
    super::each(child, days, add, |adopted| {
        let Some(placed) = adopted.placed() else { return Verdict::Excluded(super::NOT_PLACED) };
        if !adopted.period.start_known() {
            return Verdict::Excluded(super::START_NOT_KNOWN);
        }
        Verdict::of(adopted.period.start.days_until(placed) < DAYS)
    });
}
