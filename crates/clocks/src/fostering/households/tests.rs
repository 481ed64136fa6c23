use super::*;
use crate::invented::trials;

#[test]
fn from_the_application_to_the_panel() {
    let standards = "2013-07-01 local_standard clock=foster.stage1 limit=2M\n2013-07-01 local_standard \
        clock=foster.stage2 limit=4M\n";
    let application = "2018-01-02 fostering_application applied=2018-01-15 stage_1_information=2018-02-20 \
        stage_1_ended=2018-03-20 stage_2_started=2018-03-01";
    trials(
        &FAMILY,
        &[
            (
                &format!("{standards}{application}"),
                "2018-07-02",
                &[
                    "foster.stage1 2018-01-15 -> 2018-03-15 Late(5)",
                    "foster.assess.total 2018-01-15 -> 2018-09-15 Open",
                    "foster.stage1.refuse 2018-02-20 -> 2018-03-06 Late(14)",
                    "foster.stage2 2018-03-01 -> 2018-07-01 Overdue(1)",
                ],
            ),
            (
                &format!("{application} closed=2018-05-01 outcome=withdrawn"),
                "2018-07-02",
                &[
                    "foster.assess.total 2018-01-15 -> 2018-09-15 Lapsed",
                    "foster.stage1.refuse 2018-02-20 -> 2018-03-06 Late(14)",
                ],
            ),
        ],
    );
}

#[test]
fn a_recommendation_is_decided_in_seven_working_days() {
    trials(
        &FAMILY,
        &[(
            "2018-03-26 panel_recommendation about=termination decided=2018-04-09 qualifying_notice=2018-04-10",
            "2018-06-01",
            &["foster.adm 2018-03-26 -> 2018-04-06 Late(3)", "foster.irm 2018-04-10 -> 2018-05-08 Lapsed"],
        )],
    );
}

#[test]
fn approval_is_reviewed_each_year_and_ends_28_days_after_notice() {
    let approved = "2016-03-01 fostering_approval until=2018-06-29\n2017-03-05 \
        foster_carer_review\n2016-05-01 training_standards\n2018-06-01 resignation\n";
    let lines = |on: &str, clock: &str| {
        let facts = timeline::history::facts(approved).unwrap();
        let household = Household::of("H1", &facts, calendar::Moment::END_OF_TIME);
        let authority = timeline::Authority::default();
        let duties = duties(&household, &crate::invented::standpoint(on, &authority));
        let mut lines = crate::invented::lines(&duties, on);
        lines.retain(|line| line.starts_with(clock));
        lines
    };
    assert_eq!(
        lines("2018-03-06", "foster.review"),
        [
            "foster.review.first 2016-03-01 -> 2017-03-01 Late(4)",
            "foster.review.annual 2017-03-05 -> 2018-03-05 Overdue(1)"
        ]
    );
    assert_eq!(lines("2018-07-10", "foster.resign"), ["foster.resign 2018-06-01 -> 2018-06-29 InTime"]);
    assert_eq!(lines("2018-07-10", "foster.tsd"), ["foster.tsd 2016-03-01 -> 2017-03-01 InTime"]);
    assert_eq!(lines("2018-07-10", "retain"), ["retain.foster 2018-06-29 -> 2028-06-29 Open"]);
}

#[test]
fn more_than_three_children_need_an_exemption_unless_they_are_one_family() {
    trials(
        &FAMILY,
        &[
            ("2018-03-01 children_fostered children=4 one_family", "2018-03-10", &[]),
            (
                "2018-03-01 children_fostered children=4\n2018-03-05 children_fostered children=3",
                "2018-03-10",
                &["foster.limit 2018-03-01 -> 2018-03-01 Late(4)"],
            ),
            (
                "2018-03-01 children_fostered children=4 exemption=2018-02-27",
                "2018-03-10",
                &["foster.limit 2018-03-01 -> 2018-03-01 InTime"],
            ),
        ],
    );
}

#[test]
fn what_a_carer_writes_is_answered_where_the_authority_has_set_a_time() {
    let set = "2016-01-01 local_standard clock=foster.message.answer limit=5W words=Five\n";
    let wrote = "2018-11-01 carer_message words=Hello";
    // A Thursday, and five working days. Where no time is set, nothing is late.
    trials(
        &FAMILY,
        &[
            (
                &format!("{set}{wrote}"),
                "2018-11-09",
                &["foster.message.answer 2018-11-01 -> 2018-11-08 Overdue(1)"],
            ),
            (wrote, "2018-11-09", &[]),
        ],
    );
}
