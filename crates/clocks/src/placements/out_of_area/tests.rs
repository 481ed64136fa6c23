use super::*;
use crate::invented::trials;

#[test]
fn somebody_senior_agrees_before_the_child_moves() {
    let near = "2018-02-01 placement_conditions what=out_of_area\n";
    let far = "2018-02-01 placement_conditions what=at_distance\n";
    let decided =
        |on: &str, about: &str, role: &str| format!("{on} decision_made agreed about={about} role={role}");
    trials(
        &FAMILY,
        &[
            (near, "2018-02-03", &["cla.ooa.approve.officer 2018-02-01 -> 2018-02-01 Overdue(2)"]),
            (
                &format!("{near}{}", decided("2018-02-01", "out_of_area", "nominated_officer")),
                "2018-02-03",
                &["cla.ooa.approve.officer 2018-02-01 -> 2018-02-01 InTime"],
            ),
            // At a distance only the director's word counts.
            (
                &format!("{far}{}", decided("2018-01-30", "at_distance", "nominated_officer")),
                "2018-02-03",
                &["cla.ooa.approve.dcs 2018-02-01 -> 2018-02-01 Overdue(2)"],
            ),
            (
                &format!("{far}{}", decided("2018-02-06", "at_distance", "director")),
                "2018-02-07",
                &["cla.ooa.approve.dcs 2018-02-01 -> 2018-02-01 Late(5)"],
            ),
            (
                "2018-02-01 placement_conditions what=at_distance,emergency\n2018-02-08 emergency_steps",
                "2018-02-09",
                &["cla.ooa.emergency 2018-02-01 -> 2018-02-08 InTime"],
            ),
        ],
    );
}

#[test]
fn a_move_in_years_10_and_11_is_asked_about_before_it() {
    let proposal = "2018-02-01 change_proposed what=school_in_key_stage4 planned_for=2018-03-01\n";
    trials(
        &FAMILY,
        &[
            (proposal, "2018-02-10", &["cla.ks4.schoolmove 2018-03-01 -> 2018-03-01 Open"]),
            (
                &format!("{proposal}2018-02-20 decision_made agreed about=school_in_key_stage4"),
                "2018-02-21",
                &["cla.ks4.schoolmove 2018-03-01 -> 2018-03-01 InTime"],
            ),
        ],
    );
}
