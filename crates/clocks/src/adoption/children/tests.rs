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

/// One duty of a child on a day: when it is due and how it stands.
fn duty(history: &str, on: &str, id: &str) -> String {
    let authority = timeline::Authority::default();
    let child = timeline::history::child("C1", history).unwrap();
    let all = FAMILY.of_child(&child, &crate::invented::standpoint(on, &authority));
    let duty = all.iter().find(|duty| duty.clock.id == id).unwrap();
    format!("{} {:?}", duty.due, duty.state_on(crate::invented::day(on)))
}

/// The panel is on Wednesday 18 April 2018.
#[test]
fn the_adopters_have_ten_working_days_with_the_report() {
    let proposed = |more: &str| {
        format!("{CARE}2017-03-30 decision\n2018-03-19 match_proposal household=H1 panel=2018-04-18 {more}")
    };
    let shared =
        |on: &str| format!("shared.0.paper=placement_report shared.0.with=adopters shared.0.day={on}");
    let given = |history: &str, on: &str, line: &str| {
        assert_eq!(duty(history, on, "adopt.match.report"), line, "{history}");
    };
    given(&proposed(""), "2018-04-03", "2018-04-04 Open");
    given(&proposed(""), "2018-04-05", "2018-04-04 Overdue(1)");
    given(&proposed(&shared("2018-04-04")), "2018-04-20", "2018-04-04 InTime");
    given(&proposed(&shared("2018-04-09")), "2018-04-20", "2018-04-04 Late(5)");
    // They answered before the panel: it may go sooner.
    let answered = format!("{} observations=2018-04-12", shared("2018-04-09"));
    given(&proposed(&answered), "2018-04-20", "2018-04-18 InTime");
    // Given up.
    given(&proposed("withdrawn=2018-03-28"), "2018-04-20", "2018-04-04 Lapsed");
}

#[test]
fn what_the_panel_recommended_is_decided_and_the_plan_is_sent() {
    let history = format!(
        "{CARE}2017-03-30 decision
         2018-03-19 match_proposal household=H1 panel=2018-04-18 view=recommended \
         received=2018-04-20 decided=2018-05-02 decision=agreed
         2018-05-08 adoption_placement_plan"
    );
    assert_eq!(duty(&history, "2018-05-20", "adopt.match.decision"), "2018-05-01 Late(1)");
    assert_eq!(duty(&history, "2018-05-20", "adopt.match.plan"), "2018-05-02 InTime");
}
