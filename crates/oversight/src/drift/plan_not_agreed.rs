//! The care plan is still being written, or nobody has approved it.

use calendar::Day;
use records::coming_into_care::CarePlan;
use timeline::Timeline;

use super::{Drift, Sign};

/// Days that a plan may be written at before it is a sign: the ten working days of the first plan, twice.
const DAYS: i32 = 28;

/// The newest care plan has waited for approval for four weeks.
pub(super) static SIGN: Sign = Sign {
    id: "plan_not_agreed",
    title: "Care plan not approved",
    shows_when: "the newest care plan is 28 days old or more, and nobody has approved it",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let plan = child.strand::<CarePlan>().rfind(|plan| plan.day <= day)?;
    let late = plan.day.plus_days(DAYS);
    let open = plan.approved.is_none_or(|approved| approved > day);
    (open && late <= day).then(|| Drift {
        since: late,
        words: format!("The care plan of {} is not approved", plan.day.to_words()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let written = "2018-01-10 start\n2018-02-01 care_plan";
        let agreed = "2018-01-10 start\n2018-02-01 care_plan approved=2018-03-05";
        for (story, day, shown) in [
            (written, "2018-02-28", None),
            (written, "2018-03-01", Some("2018-03-01")),
            (agreed, "2018-03-04", Some("2018-03-01")),
            (agreed, "2018-03-05", None),
            ("2018-01-10 start", "2019-01-10", None),
        ] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
