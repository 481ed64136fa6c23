//! An action of the plan that holds is four weeks past its day and not done. Until then it is overdue, and the plan says so:
//! drift is where nobody has done it, or changed its day, in as long as a plan may wait to be approved.

use calendar::Day;
use records::coming_into_care::{CarePlan, PlanAction};
use records::leaving_care::PathwayPlan;
use timeline::Timeline;

use super::{Drift, Sign};

/// Days past its day at which something not done is a sign.
pub(super) const DAYS: i32 = 28;

/// Actions of the plan that holds are long past their day.
pub(super) static SIGN: Sign = Sign {
    id: "actions_overdue",
    title: "Actions of the plan long overdue",
    shows_when: "an action of the newest approved care plan, or of the newest pathway plan, is 28 days or more past its day \
                 and not done",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let care = child
        .strand::<CarePlan>()
        .rfind(|plan| plan.day <= day && plan.approved.is_some_and(|approved| approved <= day))
        .map(|plan| plan.record.actions.as_slice());
    let pathway = child
        .strand::<PathwayPlan>()
        .rfind(|plan| plan.day <= day)
        .map(|plan| plan.record.actions.as_slice());
    let mut late: Vec<&PlanAction> = care
        .into_iter()
        .chain(pathway)
        .flatten()
        .filter(|action| action.done.is_none_or(|done| done > day))
        .filter(|action| action.by.is_some_and(|by| by.plus_days(DAYS) <= day))
        .collect();
    late.sort_by_key(|action| action.by);
    let first = late.first()?;
    let what = first.action.as_deref().or(first.outcome.as_deref()).unwrap_or("not said what");
    let words = match late.len() {
        1 => format!("One action is long overdue: {what}"),
        count => format!("{count} actions are long overdue, the longest: {what}"),
    };
    Some(Drift { since: first.by?.plus_days(DAYS), words })
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;

    use super::*;

    #[test]
    fn when_it_shows() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let plan = |approved: Option<&str>, done: Option<&str>| {
            let action = serde_json::json!({ "action": "Book the dentist", "by": "2018-03-01" });
            let mut plan = serde_json::json!({ "day": "2018-02-01", "actions": [action] });
            if let Some(approved) = approved {
                plan["approved"] = approved.into();
            }
            if let Some(done) = done {
                plan["actions"][0]["done"] = done.into();
            }
            serde_json::from_value::<CarePlan>(plan).unwrap()
        };
        for (approved, done, on, shown) in [
            (Some("2018-02-05"), None, "2018-03-28", None),
            (Some("2018-02-05"), None, "2018-03-29", Some("2018-03-29")),
            (Some("2018-02-05"), Some("2018-04-09"), "2018-04-08", Some("2018-03-29")),
            (Some("2018-02-05"), Some("2018-04-09"), "2018-04-09", None),
            (None, None, "2018-06-01", None),
        ] {
            let said = Fact::said("p", Moment::from_micros(0), plan(approved, done));
            let child = Timeline::of("C1", &[said], Moment::END_OF_TIME);
            let seen = seen(&child, day(on)).map(|drift| drift.since.to_string());
            assert_eq!(seen.as_deref(), shown, "{approved:?} {done:?} on {on}");
        }
    }
}
