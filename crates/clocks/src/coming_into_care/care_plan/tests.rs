use super::*;
use crate::invented::trials;

#[test]
fn the_plan_for_a_child_who_is_accommodated() {
    let care = "2018-01-08 start\n2018-01-08 status V2\n2018-01-08 lives U6\n";
    trials(
        &FAMILY,
        &[
            (care, "2018-01-23", &["cla.careplan.initial 2018-01-08 -> 2018-01-22 Overdue(1)"]),
            // Made a week before the placement, as it should be.
            (
                &format!("{care}2018-01-02 care_plan"),
                "2018-01-23",
                &["cla.careplan.initial 2018-01-08 -> 2018-01-22 InTime"],
            ),
            // A plan of another time is no plan for this placement.
            (
                &format!("{care}2017-01-02 care_plan\n2018-01-24 care_plan"),
                "2018-02-01",
                &["cla.careplan.initial 2018-01-08 -> 2018-01-22 Late(2)"],
            ),
            // Care ended before it was due.
            (
                &format!("{care}2018-01-15 end E4A"),
                "2018-02-01",
                &["cla.careplan.initial 2018-01-08 -> 2018-01-22 Lapsed"],
            ),
            ("2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6", "2018-02-01", &[]),
        ],
    );
}

#[test]
fn a_day_that_a_court_set_is_kept_as_set() {
    let direction = "2018-01-08 court_direction what=care_plan by=2018-03-03";
    trials(
        &FAMILY,
        &[
            (direction, "2018-03-05", &["cla.careplan.court 2018-01-08 -> 2018-03-03 Overdue(2)"]),
            (
                &format!("{direction} done=2018-03-02"),
                "2018-03-05",
                &["cla.careplan.court 2018-01-08 -> 2018-03-03 InTime"],
            ),
        ],
    );
}

#[test]
fn a_record_that_begins_later_says_nothing_of_what_was_due_before() {
    let history = "2018-01-08 start\n2018-01-08 status V2\n2018-01-08 lives U6\n2018-06-01 record_kept";
    trials(&FAMILY, &[(history, "2018-09-01", &[])]);
    // Where only returns were loaded, nothing can be said of plans.
    let facts =
        timeline::history::facts("2018-01-08 start\n2018-01-08 status V2\n2018-01-08 lives U6").unwrap();
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let mut authority = timeline::Authority::default();
    authority.returns.push(timeline::LoadedReturn { name: "ssda903".into(), year: 2018, tables: vec![] });
    assert!(duties(&child, &crate::invented::standpoint("2018-09-01", &authority)).is_empty());
}
