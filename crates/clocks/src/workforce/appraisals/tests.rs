use super::*;
use crate::invented::trials;

const POST: &str = "2017-03-01 worker_details role=social_worker";

#[test]
fn once_a_year_from_the_one_before() {
    trials(
        &FAMILY,
        &[
            (POST, "2018-03-02", &["sup.appraisal 2017-03-01 -> 2018-03-01 Overdue(1)"]),
            (
                &format!("{POST}\n2018-02-10 appraisal"),
                "2018-06-01",
                &[
                    "sup.appraisal 2017-03-01 -> 2018-03-01 InTime",
                    "sup.appraisal 2018-02-10 -> 2019-02-10 Open",
                ],
            ),
            // Another authority asks it twice a year.
            (
                &format!("2016-01-01 local_standard clock=sup.appraisal limit=6M words=Ours\n{POST}"),
                "2018-03-02",
                &["sup.appraisal 2017-03-01 -> 2017-09-01 Overdue(182)"],
            ),
        ],
    );
}

/// A year that nobody held an appraisal in began anew whenever somebody's hours were changed.
#[test]
fn posts_that_follow_each_other_are_one() {
    let first = "2017-03-01 worker_details role=social_worker until=2017-12-01";
    for (then, on, expected) in [
        (
            "2017-12-01 worker_details role=social_worker hours=20",
            "2018-03-02",
            "2017-03-01 -> 2018-03-01 Overdue(1)",
        ),
        ("2017-12-01 worker_details role=team_manager", "2018-03-02", "2017-03-01 -> 2018-03-01 Overdue(1)"),
        // Who was gone for a time begins anew.
        ("2018-02-01 worker_details role=social_worker", "2018-03-02", "2018-02-01 -> 2019-02-01 Open"),
    ] {
        let authority = timeline::Authority::of("Z99", &[], calendar::Moment::END_OF_TIME);
        let facts = timeline::history::facts(&format!("{first}\n{then}")).unwrap();
        let worker = Worker::of("W1", &facts, calendar::Moment::END_OF_TIME);
        let at = crate::invented::standpoint(on, &authority);
        let lines = crate::invented::lines(&FAMILY.of_worker(&worker, &at), on);
        assert_eq!(lines.last().map(String::as_str), Some(&*format!("sup.appraisal {expected}")), "{then}");
    }
}

#[test]
fn of_whom_it_is_not_asked() {
    for history in [
        "2017-03-01 worker_details role=independent_visitor",
        "2017-03-01 worker_details role=social_worker agency",
        "2017-03-01 worker_details role=social_worker\n2018-01-05 worker_absence",
    ] {
        trials(&FAMILY, &[(history, "2018-06-01", &[])]);
    }
}
