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
