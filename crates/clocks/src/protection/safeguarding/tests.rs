use super::*;
use crate::invented::trials;

#[test]
fn from_the_strategy_discussion_to_the_second_review() {
    let history = "2018-01-05 strategy_discussion held=2018-01-08
        2018-01-08 section_47_enquiry outcome=conference
        2018-01-29 protection_conference sort=initial plan
        2018-01-29 protection_plan
        2018-02-12 core_group
        2018-04-30 protection_conference sort=review plan";
    trials(
        &FAMILY,
        &[(
            history,
            "2018-05-05",
            &[
                "strategy.hold 2018-01-05 -> 2018-01-05 InTime",
                "s47.icpc 2018-01-08 -> 2018-01-29 InTime",
                "cp.core.first 2018-01-29 -> 2018-02-12 InTime",
                "cp.review.first 2018-01-29 -> 2018-04-29 Late(1)",
                "cp.review.after 2018-04-30 -> 2018-10-30 Open",
            ],
        )],
    );
}

#[test]
fn an_enquiry_without_a_conference_asks_for_none() {
    let enquiry = "2018-01-08 section_47_enquiry";
    trials(
        &FAMILY,
        &[
            (enquiry, "2018-01-30", &["s47.icpc 2018-01-08 -> 2018-01-29 Overdue(1)"]),
            (&format!("{enquiry} outcome=not_substantiated"), "2018-01-30", &[]),
        ],
    );
}

#[test]
fn what_the_authority_sets_for_plans() {
    let standards = "2017-01-01 local_standard clock=cp.visit limit=10W
        2017-01-01 local_standard clock=cp.core.after limit=6K
        2017-01-01 local_standard clock=cp.prebirth.review limit=10D\n";
    let history = "2018-01-29 protection_plan before_birth
        2018-02-09 protection_visit seen
        2018-02-12 core_group
        2018-02-10 born";
    trials(
        &FAMILY,
        &[(
            &format!("{standards}{history}"),
            "2018-02-21",
            &[
                "cp.core.first 2018-01-29 -> 2018-02-12 InTime",
                "cp.review.first 2018-01-29 -> 2018-04-29 Open",
                "cp.visit 2018-01-29 -> 2018-02-12 InTime",
                "cp.visit 2018-02-09 -> 2018-02-23 Open",
                "cp.prebirth.review 2018-02-10 -> 2018-02-20 Overdue(1)",
                "cp.core.after 2018-02-12 -> 2018-03-26 Open",
            ],
        )],
    );
}

#[test]
fn in_need_moved_in_and_an_incident() {
    trials(
        &FAMILY,
        &[
            (
                "2018-01-29 child_in_need_plan",
                "2018-04-30",
                &["cin.review 2018-01-29 -> 2018-04-29 Overdue(1)"],
            ),
            (
                "2018-01-29 moved_in_on_plan",
                "2018-02-20",
                &["icpc.transferin 2018-01-29 -> 2018-02-19 Overdue(1)"],
            ),
            (
                "2018-07-02 serious_incident notified=2018-07-09",
                "2018-07-20",
                &["incident.notify 2018-07-02 -> 2018-07-09 InTime"],
            ),
        ],
    );
}
