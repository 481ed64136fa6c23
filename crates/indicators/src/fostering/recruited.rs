//! # Foster carer households recruited
//!
//! ## What it counts
//!
//! Households first approved to foster in the period, on the day of the decision.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Households approved for a relative or friend only: they are reported apart. Households approved before.
//!
//! ## Edge cases
//!
//! A household that comes from an independent agency counts.
//!
//! ## Why it matters
//!
//! New families for children, to set against those lost.
//!
//! ## Source
//!
//! Fostering Services (England) Regulations 2011, regulation 27; the council pack's Appendix A, 9.4.

use calendar::Period;
use timeline::Household;

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 9.4: foster carer households recruited.
pub static RECRUITED: Indicator = Indicator {
    id: "9.4",
    title: "Foster carer households recruited",
    section: Section::Fostering,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("recruited.rs"),
    counting: |asked| asked.of_households(Judge::HouseholdEvents(judge)),
};

fn judge(household: &Household, days: Period, add: &mut dyn FnMut(Event)) {
    for (nth, approval) in household.approvals.iter().enumerate() {
        if days.contains(approval.since) {
            let verdict = if approval.kinship {
                Verdict::Excluded(super::KINSHIP)
            } else if nth > 0 {
                Verdict::Excluded("the household was approved before")
            } else {
                Verdict::In
            };
            add(Event { day: approval.since, verdict });
        }
    }
}
