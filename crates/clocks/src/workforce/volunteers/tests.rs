use super::*;
use crate::invented::trials;

#[test]
fn course_and_support() {
    let standards = "2017-04-01 local_standard clock=iv.training limit=10K\n2017-04-01 local_standard \
        clock=iv.support limit=6K\n";
    let volunteer = "2018-01-01 training_course what=independent_visitor completed=2018-03-12
        2018-04-01 worker_details role=independent_visitor";
    trials(
        &FAMILY,
        &[
            (volunteer, "2018-04-02", &[]),
            (
                &format!("{standards}{volunteer}"),
                "2018-04-02",
                &["iv.training 2018-01-01 -> 2018-03-12 InTime", "iv.support 2018-04-01 -> 2018-05-13 Open"],
            ),
        ],
    );
}
