//! It was decided where the child will grow up, and a year later it is not so.

use calendar::Day;
use records::coming_into_care::PermanenceRoute;
use records::permanence::PermanencePlan;
use timeline::Timeline;

use super::{Drift, Sign};

/// A permanence plan was decided a year ago and is not achieved (capability PER-04: days since the decision).
pub(super) static SIGN: Sign = Sign {
    id: "not_achieved",
    title: "Permanence decided and not achieved",
    shows_when: "the plan for permanence has stood for a year with the same aim, and is not achieved",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let plans: Vec<&PermanencePlan> =
        child.strand::<PermanencePlan>().filter(|plan| plan.day <= day).map(|plan| plan.record).collect();
    let last = plans.last()?;
    let achieved = last.achieved.is_some_and(|on| on <= day);
    // Whoever grows up in a children's home is there already: nothing more is to be achieved.
    if achieved || matches!(last.route, PermanenceRoute::NotDecided | PermanenceRoute::Residential) {
        return None;
    }
    let first = plans.iter().rev().take_while(|plan| plan.route == last.route).last()?;
    let since = first.day.plus_months(12);
    (since <= day).then(|| Drift {
        since,
        words: format!(
            "{} was the plan on {}, and is not achieved",
            last.route.label(),
            first.day.to_words()
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let story = "2016-01-10 start
            2016-03-01 permanence_plan route=home
            2016-06-01 permanence_plan route=adoption
            2017-01-01 permanence_plan route=adoption achieved=2018-01-05";
        for (day, shown) in [
            ("2017-03-01", None),
            ("2017-05-31", None),
            ("2017-06-01", Some("2017-06-01")),
            ("2018-01-04", Some("2017-06-01")),
            ("2018-01-05", None),
        ] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
