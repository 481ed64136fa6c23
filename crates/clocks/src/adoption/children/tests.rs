use super::*;
use crate::invented::trials;

const CARE: &str = "2016-03-01 born\n2017-01-09 start\n2017-01-09 status C2\n2017-01-09 lives U6\n";

#[test]
fn from_the_plan_to_the_order() {
    let history = format!(
        "{CARE}2017-02-01 adoption_step what=became_plan
         2017-03-20 adoption_step what=papers_received
         2017-03-30 decision
         2017-04-20 status E1
         2017-08-19 matched
         2017-10-02 lives A5
         2017-12-01 adoption_step what=application_made
         2018-04-10 end E11
         2018-04-23 later_life_letter"
    );
    trials(
        &FAMILY,
        &[(
            &history,
            "2018-05-20",
            &[
                "adopt.a1 2017-01-09 -> 2018-03-11 InTime",
                "adopt.panel.2m 2017-02-01 -> 2017-04-01 InTime",
                "adopt.adm.child 2017-03-20 -> 2017-03-29 Late(1)",
                "adopt.a2 2017-04-20 -> 2017-08-19 InTime",
                "adopt.apply.10w 2017-10-02 -> 2017-12-11 Early(10)",
                "adopt.laterlife 2018-04-10 -> 2018-04-24 InTime",
                "adopt.lifestory 2018-04-10 -> 2018-04-10 Overdue(40)",
                "retain.adoption 2018-04-10 -> 2118-04-10 Open",
            ],
        )],
    );
}

#[test]
fn what_was_decided_and_reversed_is_owed_no_longer() {
    trials(
        &FAMILY,
        &[(
            &format!("{CARE}2017-03-30 decision 2017-06-01"),
            "2018-05-20",
            &["adopt.a1 2017-01-09 -> 2018-03-11 Lapsed"],
        )],
    );
}
