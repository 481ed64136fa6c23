use super::*;
use crate::invented::trials;

#[test]
fn a_decision_in_a_day_and_an_assessment_in_45() {
    trials(
        &FAMILY,
        &[
            // Received on a Friday.
            ("2018-01-05 referral", "2018-01-09", &["front.decision 2018-01-05 -> 2018-01-08 Overdue(1)"]),
            (
                "2018-01-05 referral decided=2018-01-08\n2018-01-09 assessment of=single \
                    referral=2018-01-05 authorised=2018-03-09",
                "2018-03-19",
                &[
                    "front.decision 2018-01-05 -> 2018-01-08 InTime",
                    "assess.complete 2018-01-05 -> 2018-03-09 InTime",
                ],
            ),
            (
                "2018-01-09 assessment of=single completed=2018-03-01",
                "2018-03-14",
                &["assess.complete 2018-01-09 -> 2018-03-13 Overdue(1)"],
            ),
        ],
    );
}
