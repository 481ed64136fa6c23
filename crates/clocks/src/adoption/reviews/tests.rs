use super::*;
use crate::invented::trials;

#[test]
fn authorised_and_then_placed() {
    let history = "2017-01-09 start
        2017-01-09 status C2
        2017-01-09 lives U6
        2017-03-01 status E1
        2017-05-30 review PN0
        2017-11-01 lives A5
        2017-12-05 review PN0
        2018-03-01 review PN0";
    trials(
        &FAMILY,
        &[(
            history,
            "2018-09-02",
            &[
                "adopt.review.notplaced.first 2017-03-01 -> 2017-06-01 InTime",
                "adopt.review.notplaced.after 2017-05-30 -> 2017-11-30 Lapsed",
                "adopt.review.placed.first 2017-11-01 -> 2017-11-29 Late(6)",
                "adopt.review.placed.second 2017-12-05 -> 2018-03-05 InTime",
                "adopt.review.placed.after 2018-03-01 -> 2018-09-01 Overdue(1)",
            ],
        )],
    );
}
