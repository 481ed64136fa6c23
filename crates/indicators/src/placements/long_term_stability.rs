//! # Long-term placement stability
//!
//! ## What it counts
//!
//! Children of the denominator who have lived with the same carer for at least two years, or who are placed for
//! adoption and whose adoptive placement and the one before it together reach back at least two years.
//!
//! ## Denominator
//!
//! Children looked after at the end of the day, under 16, whose current period of care began at least two years and
//! six months before.
//!
//! ## Excluded
//!
//! Children whose date of birth is not known here.
//!
//! ## Edge cases
//!
//! - Exactly two years counts; two and a half years are 30 months by the corresponding day.
//! - A child who becomes 16 on the day is out.
//! - A change of legal status, or of house or provider with the same carer (L, T, U), breaks nothing; a strict
//!   option stops at T and U.
//! - A stay in hospital, on holiday or elsewhere for a few days breaks nothing where the child came back to the
//!   same place; on such a day the placement that was left speaks.
//! - Only one placement is joined to an adoptive one; it may be the foster placement with the same carer, never an
//!   earlier carer's.
//! - Going missing breaks nothing.
//! - A child who left care and came back within the time is out, however long the time before.
//! - Where the start of care is not known here, care counts from the first known row.
//!
//! ## Why it matters
//!
//! Every move costs a child trust, friends and often a school. A special guardianship order for a settled child
//! lowers this figure, because the child leaves the denominator: commentary must say so.
//!
//! ## Source
//!
//! DfE, looked-after children statistics: living with the same carer for at least two years (formerly NI 63); the
//! council pack's Appendix A, 8.1.

use timeline::{Episode, OnDay};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 8.1: long-term placement stability.
pub static LONG_TERM_STABILITY: Indicator = Indicator {
    id: "8.1",
    title: "Long-term placement stability",
    section: Section::Placements,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 30,
    version: 1,
    status: Status::Verified,
    file: include_str!("long_term_stability.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(|on, _| judge(on, Carer::Same))),
};

/// How long with one carer makes a placement stable.
const STABLE_MONTHS: i32 = 24;
/// How long in care before it is asked.
const IN_CARE_MONTHS: i32 = 30;

/// What breaks a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carer {
    /// A change of carer, as the DfE publishes it.
    Same,
    /// Also a change of house or provider with the same carer: the older wording, "same placement".
    SameAndPlace,
}

/// What a child adds, with either meaning of a placement.
pub fn judge(on: &OnDay<'_>, carer: Carer) -> Verdict {
    let (Some(period), Some(placement)) = (on.period(), on.main_placement()) else {
        return Verdict::NotInCohort;
    };
    if period.start > on.day.plus_months(-IN_CARE_MONTHS) {
        return Verdict::NotInCohort;
    }
    match on.age() {
        None => return Verdict::Excluded("the date of birth is not known here"),
        Some(age) if age >= 16 => return Verdict::NotInCohort,
        Some(_) => {}
    }
    let strict = carer == Carer::SameAndPlace;
    let since = on.day.plus_months(-STABLE_MONTHS);
    let stable = |row: &Episode| on.timeline.carer_run_start(row, strict).start <= since;
    Verdict::of(stable(placement) || on.timeline.before_adoptive_placement(placement).is_some_and(stable))
}
