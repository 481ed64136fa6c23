use super::*;
use crate::invented::trials;

#[test]
fn stages_and_the_break_between_them() {
    trials(
        &FAMILY,
        &[
            (
                "2018-01-08 adopter_application responded=2018-01-12 stage_1_started=2018-02-01 \
                    stage_1_ended=2018-04-03 stage_2_started=2018-05-01 decided=2018-09-01",
                "2018-10-01",
                &[
                    "adopt.adopter.interest 2018-01-08 -> 2018-01-15 InTime",
                    "adopt.adopter.stage1 2018-02-01 -> 2018-04-01 Late(2)",
                    "adopt.adopter.gap 2018-04-03 -> 2018-10-03 InTime",
                    "adopt.adopter.stage2 2018-05-01 -> 2018-09-01 InTime",
                ],
            ),
            (
                "2017-01-08 adopter_approval\n2018-01-08 adopter_review",
                "2018-02-01",
                &[
                    "adopt.adopter.review 2017-01-08 -> 2018-01-08 InTime",
                    "adopt.adopter.review 2018-01-08 -> 2019-01-08 Open",
                ],
            ),
            (
                "2017-01-08 adopter_approval placed=2017-12-01",
                "2018-02-01",
                &["adopt.adopter.review 2017-01-08 -> 2018-01-08 Lapsed"],
            ),
        ],
    );
}
