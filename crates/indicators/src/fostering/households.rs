//! # Foster carer households
//!
//! ## What it counts
//!
//! Households approved by the authority to foster at the end of the day. A couple is one household.
//!
//! ## Denominator
//!
//! None.
//!
//! ## Excluded
//!
//! Households approved for a relative or friend only: they are reported apart. Temporary approvals and the
//! households of independent agencies are not in the register.
//!
//! ## Edge cases
//!
//! A household on hold is counted. After a resignation a household is approved until 28 days from the notice.
//!
//! ## Why it matters
//!
//! The stock of the authority's own foster homes.
//!
//! ## Source
//!
//! Fostering Services (England) Regulations 2011, regulations 27 and 28; the council pack's Appendix A, 9.3.

use timeline::{Household, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 9.3: foster carer households.
pub static HOUSEHOLDS: Indicator = Indicator {
    id: "9.3",
    title: "Foster carer households",
    section: Section::Fostering,
    unit: Unit::Count,
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("households.rs"),
    counting: |asked| asked.of_households(Judge::Household(judge)),
};

fn judge(household: &Household, at: &Standpoint<'_>) -> Verdict {
    let on_day = household
        .approvals
        .iter()
        .find(|approval| approval.since <= at.day && approval.until.is_none_or(|until| until > at.day));
    match on_day {
        None => Verdict::NotInCohort,
        Some(approval) if approval.kinship => Verdict::Excluded(super::KINSHIP),
        Some(_) => Verdict::In,
    }
}
