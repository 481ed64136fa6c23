//! # Foster carer households deregistered
//!
//! ## What it counts
//!
//! Households whose approval ended in the period. A resignation counts on the day it takes effect, 28 days after
//! notice; a termination on the day of the decision.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Households approved for a relative or friend only: they are reported apart. Households whose approval was
//! renewed.
//!
//! ## Edge cases
//!
//! The reason is worth showing: a carer who obtains a special guardianship order is a success.
//!
//! ## Why it matters
//!
//! Homes lost, to set against those recruited.
//!
//! ## Source
//!
//! Fostering Services (England) Regulations 2011, regulation 28; the council pack's Appendix A, 9.5.

use calendar::Period;
use timeline::Household;

use crate::{Event, Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 9.5: foster carer households deregistered.
pub static DEREGISTERED: Indicator = Indicator {
    id: "9.5",
    title: "Foster carer households deregistered",
    section: Section::Fostering,
    unit: Unit::Count,
    polarity: Polarity::Info,
    told: Told::MonthAndYearToDate,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("deregistered.rs"),
    counting: |asked| asked.of_households(Judge::HouseholdEvents(judge)),
};

fn judge(household: &Household, days: Period, add: &mut dyn FnMut(Event)) {
    for approval in &household.approvals {
        let Some(day) = approval.until.filter(|day| days.contains(*day)) else { continue };
        let goes_on = household.approvals.iter().any(|other| {
            other.since > approval.since && other.since <= day && other.until.is_none_or(|until| until > day)
        });
        let verdict = if approval.kinship {
            Verdict::Excluded(super::KINSHIP)
        } else if goes_on {
            Verdict::Excluded("another approval of the household goes on")
        } else {
            Verdict::In
        };
        add(Event { day, verdict });
    }
}
