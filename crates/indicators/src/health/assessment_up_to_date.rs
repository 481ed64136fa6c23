//! # Health assessments up to date
//!
//! ## What it counts
//!
//! Children whose latest health assessment, initial or review, is still valid at the end of the day: for twelve months, and
//! for six while under 5.
//!
//! ## Denominator
//!
//! Where health assessments are recorded with their days: children looked after at the end of the day whose initial
//! assessment has fallen due (20 working days). Where only the yearly return is known (SSDA903 OC2): at 31 March, children
//! looked after for the twelve months to it, counted where the return says the assessment was done. The figure says which.
//!
//! ## Excluded
//!
//! Children whose initial assessment is not due yet, and, in the first form, those whose date of birth is not known here.
//!
//! ## Edge cases
//!
//! - If six months run out before the 5th birthday they stand; if on or after it, the assessment is valid for twelve.
//! - A refused assessment is not up to date.
//! - In the form of the return a start on 1 April is the whole year, and an end on 31 March too. A child the return leaves
//!   out is in the denominator only.
//! - In other months than March the form of the return is not known here.
//!
//! ## Why it matters
//!
//! Health needs missed before care are found here or nowhere. The council pack found 6 points more when a month was run
//! again: late typing, not late work.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7; SSDA903 OC2; the council pack's
//! Appendix A, 6.10.

use calendar::LeapBirthday;
use timeline::{OnDay, Standpoint};

use super::{NOT_DUE_YET, dated_or_yearly, initial_due, whole_year};
use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.10: health assessments up to date.
pub static ASSESSMENT_UP_TO_DATE: Indicator = Indicator {
    id: "6.10",
    title: "Health assessments up to date",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 12,
    version: 1,
    status: Status::Verified,
    file: include_str!("assessment_up_to_date.rs"),
    counting: |asked| {
        dated_or_yearly(
            asked,
            asked.recorded.health_assessments,
            Judge::LookedAfter(judge),
            Judge::Anyone(|child, at| whole_year::judge(child, at.day, |said| said.health_assessment)),
            "no health assessments are recorded here",
        )
    },
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    if !initial_due(on) {
        return Verdict::Excluded(NOT_DUE_YET);
    }
    let Some(born) = on.timeline.born() else {
        return Verdict::Excluded("the date of birth is not known here");
    };
    let Some(last) = on.timeline.health_assessments.iter().rfind(|done| done.day <= on.day) else {
        return Verdict::Out;
    };
    let six_months = last.day.plus_months(6);
    let fifth_birthday = born.birthday(5, LeapBirthday::FirstOfMarch);
    let due = if six_months < fifth_birthday { six_months } else { last.day.plus_months(12) };
    Verdict::of(on.day <= due)
}
