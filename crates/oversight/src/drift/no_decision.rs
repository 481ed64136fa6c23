//! A year in care, and nobody has decided where the child will grow up.

use calendar::Day;
use records::coming_into_care::{CarePlan, PermanenceRoute};
use records::permanence::PermanencePlan;
use timeline::Timeline;

use super::{Drift, Sign, in_care_since};

/// In care for a year, and it is not decided where the child will grow up.
pub(super) static SIGN: Sign = Sign {
    id: "no_decision",
    title: "Not decided where the child will grow up",
    shows_when: "the child has been looked after for a year, and no plan says where they will grow up",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let since = in_care_since(child, day)?.plus_months(12);
    if since > day {
        return None;
    }
    let plans = child.strand::<PermanencePlan>().filter(|plan| plan.day <= day);
    let decided = plans.map(|plan| (plan.day, plan.route)).next_back();
    let mut care = child
        .strand::<CarePlan>()
        .filter(|plan| plan.day <= day)
        .filter_map(|plan| Some((plan.day, plan.route?)));
    let last = decided.into_iter().chain(care.next_back()).max_by_key(|(on, _)| *on);
    match last {
        Some((_, route)) if route != PermanenceRoute::NotDecided => None,
        _ => Some(Drift {
            since,
            words: "A year in care, and no plan says where the child will grow up".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let care = "2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives U6 AB1";
        let decided = format!("{care}\n2018-03-01 permanence_plan route=long_term_fostering");
        let open = format!("{care}\n2017-03-01 permanence_plan route=not_decided");
        for (story, day, shown) in [
            (care, "2018-01-09", None),
            (care, "2018-01-10", Some("2018-01-10")),
            (&decided, "2018-02-28", Some("2018-01-10")),
            (&decided, "2018-03-01", None),
            (&open, "2018-03-01", Some("2018-01-10")),
        ] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
