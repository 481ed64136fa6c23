use super::*;
use crate::invented::trials;

#[test]
fn at_each_review_what_was_done_since_the_one_before() {
    let history = "2018-01-08 start
        2018-01-08 status C2
        2018-01-08 lives U6
        2018-01-20 rights_explained what=complaints,advocacy
        2018-02-01 review PN1
        2018-02-03 independent_visitor_considered
        2018-04-20 review PN1
        2018-04-25 rights_explained what=complaints";
    trials(
        &FAMILY,
        &[(
            history,
            "2018-05-01",
            &[
                "cla.advocacy.info 2018-02-01 -> 2018-02-01 InTime",
                "iv.appoint 2018-02-01 -> 2018-02-01 Late(2)",
                "cla.advocacy.info 2018-04-20 -> 2018-04-20 Overdue(11)",
                "iv.appoint 2018-04-20 -> 2018-04-20 InTime",
            ],
        )],
    );
}
