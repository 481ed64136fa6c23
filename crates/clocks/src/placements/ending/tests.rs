use super::*;
use crate::invented::trials;

#[test]
fn a_review_before_a_placement_is_ended() {
    let proposal = "2018-02-01 change_proposed what=end_placement planned_for=2018-03-01\n";
    trials(
        &FAMILY,
        &[
            (
                &format!("{proposal}2018-02-20 review PN1"),
                "2018-03-02",
                &["cla.placement.endreview 2018-03-01 -> 2018-03-01 InTime"],
            ),
            (
                &format!("2018-01-20 review PN1\n{proposal}"),
                "2018-03-02",
                &["cla.placement.endreview 2018-03-01 -> 2018-03-01 Overdue(1)"],
            ),
            ("2018-02-01 change_proposed what=end_placement", "2018-03-02", &[]),
            (
                "2018-02-01 change_proposed what=end_placement planned_for=2018-02-01 emergency",
                "2018-03-02",
                &[],
            ),
        ],
    );
}

#[test]
fn at_16_the_director_agrees() {
    let proposal = "2018-02-01 change_proposed what=cease_looking_after planned_for=2018-03-01\n";
    let officer = "2018-02-10 decision_made about=cease_looking_after agreed role=nominated_officer\n";
    trials(
        &FAMILY,
        &[
            (
                &format!("2004-05-05 born\n{proposal}{officer}"),
                "2018-03-02",
                &["cla.cease.approval 2018-03-01 -> 2018-03-01 InTime"],
            ),
            (
                &format!("2002-03-01 born\n{proposal}{officer}"),
                "2018-03-02",
                &["cla.cease.approval 2018-03-01 -> 2018-03-01 Overdue(1)"],
            ),
        ],
    );
}
