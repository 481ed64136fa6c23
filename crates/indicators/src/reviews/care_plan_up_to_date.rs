//! # Looked-after children with an up-to-date care plan
//!
//! ## What it counts
//!
//! Children whose care plan was made or updated in the 6 months to the end of the day.
//!
//! ## Denominator
//!
//! Children looked after for more than 10 working days at the end of the day.
//!
//! ## Excluded
//!
//! None.
//!
//! ## Edge cases
//!
//! The council pack calls this 6.14 on its reviews page, and says "within the required time" without a number; 6 months are
//! the longest time between two reviews (decision 0038). Other councils ask for a plan within 10 working days of each review.
//! Counted from the month in which a care plan was first recorded here; a draft that nobody approved counts from its day.
//!
//! ## Why it matters
//!
//! The care plan is the authority's word on what it will do for the child.
//!
//! ## Source
//!
//! Care Planning, Placement and Case Review (England) Regulations 2010, regulations 4 to 6; the council pack's
//! Appendix A, 6.15.

use calendar::Length;
use timeline::{OnDay, Standpoint};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 6.15: looked-after children with an up-to-date care plan.
pub static CARE_PLAN_UP_TO_DATE: Indicator = Indicator {
    id: "6.15",
    title: "Looked-after children with an up-to-date care plan",
    section: Section::LookedAfterChildren,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::High,
    told: Told::Snapshot,
    looks_back: 0,
    version: 1,
    status: Status::Verified,
    file: include_str!("care_plan_up_to_date.rs"),
    counting: |asked| {
        let since = asked.recorded.care_plans;
        asked.if_recorded_since(since, Judge::LookedAfter(judge), "no care plans are recorded here")
    },
};

/// In which a plan is up to date.
const MONTHS: i32 = 6;
/// A child who came into care within so many working days is not asked about yet.
const WORKING_DAYS: u16 = 10;

fn judge(on: &OnDay<'_>, at: &Standpoint<'_>) -> Verdict {
    let Some(period) = on.period() else { return Verdict::NotInCohort };
    let due = Length::WorkingDays(WORKING_DAYS).due_from(period.start, &at.authority.calendars);
    if period.start_known() && at.day <= due {
        return Verdict::NotInCohort;
    }
    let last = clocks::coming_into_care::care_plan::plan_on(on.timeline, at.day);
    Verdict::of(last.is_some_and(|last| last > at.day.plus_months(-MONTHS)))
}

#[cfg(test)]
mod tests {
    use calendar::{Day, Moment};
    use timeline::Authority;

    use super::*;

    #[test]
    fn a_plan_is_up_to_date_for_six_months() {
        let care = "2010-05-04 born\n2018-01-10 start\n2018-01-10 status C2\n2018-01-10 lives U6\n";
        for (more, on, expected) in [
            ("", "2018-01-24", Verdict::NotInCohort),
            ("", "2018-01-25", Verdict::Out),
            ("2018-01-20 care_plan", "2018-01-31", Verdict::In),
            ("2018-01-20 care_plan", "2018-07-19", Verdict::In),
            ("2018-01-20 care_plan", "2018-07-20", Verdict::Out),
            ("2018-01-20 care_plan\n2018-07-20 care_plan", "2018-07-20", Verdict::In),
            ("2018-02-02 care_plan", "2018-01-31", Verdict::Out),
        ] {
            let child = timeline::history::child("C1", &format!("{care}{more}")).unwrap();
            let day: Day = on.parse().unwrap();
            let authority = Authority::default();
            let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
            assert_eq!(judge(&child.on(day), &at), expected, "{more} at {on}");
        }
    }
}
