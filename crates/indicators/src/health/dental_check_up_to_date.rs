//! # Dental checks up to date
//!
//! ## What it counts
//!
//! Children whose teeth were checked by a dentist in the twelve months to the day.
//!
//! ## Denominator
//!
//! As 6.10, in the same two forms; the figure says which.
//!
//! ## Excluded
//!
//! As 6.10. Very young children are not left out; some authorities do.
//!
//! ## Edge cases
//!
//! A refused check is not a check. In other months than March the form of the return is not known here.
//!
//! ## Why it matters
//!
//! Decayed teeth are the plainest sign of neglect, and of a parent who looks. No figure lags more behind the work: the council
//! pack found 10 points more when a month was run again.
//!
//! ## Source
//!
//! SSDA903 OC2, TEETH_CHECK; the council pack's Appendix A, 6.11.

use calendar::Period;
use timeline::{OnDay, Standpoint};

use super::{NOT_DUE_YET, dated_or_yearly, initial_due, whole_year};
use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.11: dental checks up to date.
pub static DENTAL_CHECK_UP_TO_DATE: Indicator = Indicator {
    id: "6.11",
    title: "Dental checks up to date",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 12,
    version: 1,
    status: Status::Verified,
    file: include_str!("dental_check_up_to_date.rs"),
    counting: |asked| {
        dated_or_yearly(
            asked,
            asked.recorded.dental_checks,
            Judge::LookedAfter(judge),
            Judge::Anyone(|child, at| whole_year::judge(child, at.day, |said| said.teeth)),
            "no dental checks are recorded here",
        )
    },
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    if !initial_due(on) {
        return Verdict::Excluded(NOT_DUE_YET);
    }
    let year = Period::rolling_year(on.day);
    // The last one first: of years of checks, only the latest can be within the year.
    let last = on.timeline.dental_checks.iter().rfind(|done| done.day <= year.to);
    Verdict::of(last.is_some_and(|done| year.contains(done.day)))
}
