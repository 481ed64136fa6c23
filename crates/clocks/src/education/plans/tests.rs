use super::*;
use crate::invented::trials;

#[test]
fn begun_at_once_and_reviewed_each_term() {
    let care = "2008-06-15 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n";
    trials(
        &FAMILY,
        &[(
            &format!("{care}2018-01-23 pep\n2018-05-10 pep"),
            "2018-10-01",
            &[
                "pep.initial 2018-01-08 -> 2018-01-22 Late(1)",
                "pep.review 2018-01-08 -> 2018-03-29 InTime",
                "pep.review 2018-03-30 -> 2018-07-23 InTime",
                "pep.review 2018-07-24 -> 2018-12-21 Open",
            ],
        )],
    );
}

#[test]
fn a_child_who_is_too_young_waits() {
    let care =
        "2015-12-01 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n2018-05-01 end E4A";
    trials(&FAMILY, &[(care, "2018-10-01", &[])]);
}

#[test]
fn a_school_place_after_a_move() {
    trials(
        &FAMILY,
        &[
            (
                "2018-10-26 placement_conditions what=no_school_place",
                "2018-12-03",
                &["pep.schoolplace 2018-10-26 -> 2018-11-30 Overdue(3)"],
            ),
            (
                "2018-10-26 placement_conditions what=no_school_place\n2018-11-12 school",
                "2018-12-03",
                &["pep.schoolplace 2018-10-26 -> 2018-11-30 InTime"],
            ),
        ],
    );
}

#[test]
fn terms_are_those_of_the_authority_where_it_entered_them() {
    let year = "2018-09-03 school_year autumn_from=2018-09-03 autumn_to=2018-12-19 spring_from=2019-01-07 \
                spring_to=2019-04-05 summer_from=2019-04-23 summer_to=2019-07-22";
    let care = "2008-06-15 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n2018-01-09 pep\n2018-05-10 pep";
    let moved = "2018-10-26 placement_conditions what=no_school_place";
    // Two days sooner than by the plain pattern; and no half-term was entered, so that its week has five school days.
    trials(
        &FAMILY,
        &[
            (
                &format!("{year}\n{care}"),
                "2018-10-01",
                &[
                    "pep.initial 2018-01-08 -> 2018-01-22 InTime",
                    "pep.review 2018-01-08 -> 2018-03-29 InTime",
                    "pep.review 2018-03-30 -> 2018-07-23 InTime",
                    "pep.review 2018-07-24 -> 2018-12-19 Open",
                ],
            ),
            (
                &format!("{year}\n{moved}"),
                "2018-12-03",
                &["pep.schoolplace 2018-10-26 -> 2018-11-23 Overdue(10)"],
            ),
            (
                &format!("2018-11-05 day_not_worked name=Jubilee\n{moved}"),
                "2018-12-03",
                &["pep.schoolplace 2018-10-26 -> 2018-12-03 Open"],
            ),
        ],
    );
}
