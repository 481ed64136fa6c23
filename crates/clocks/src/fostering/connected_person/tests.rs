use super::*;
use crate::invented::trials;

#[test]
fn sixteen_weeks_and_eight_once() {
    let placed = "2018-01-08 placement_conditions what=connected_person\n";
    trials(
        &FAMILY,
        &[
            (
                placed,
                "2018-04-30",
                &["kin.reg24 2018-01-08 -> 2018-04-30 Open", "kin.reg25.end 2018-04-30 -> 2018-04-30 Open"],
            ),
            (
                placed,
                "2018-05-01",
                &[
                    "kin.reg24 2018-01-08 -> 2018-04-30 Overdue(1)",
                    "kin.reg25.end 2018-04-30 -> 2018-04-30 Overdue(1)",
                ],
            ),
            (
                &format!("{placed}2018-04-27 decision_made about=temporary_extension agreed"),
                "2018-06-26",
                &[
                    "kin.reg24 2018-01-08 -> 2018-04-30 InTime",
                    "kin.reg25.extend 2018-04-30 -> 2018-06-25 Overdue(1)",
                    "kin.reg25.end 2018-06-25 -> 2018-06-25 Overdue(1)",
                ],
            ),
            // Extended when it was over already: too late, and no extension.
            (
                &format!("{placed}2018-05-02 decision_made about=temporary_extension agreed"),
                "2018-05-03",
                &[
                    "kin.reg24 2018-01-08 -> 2018-04-30 Late(2)",
                    "kin.reg25.end 2018-04-30 -> 2018-04-30 Overdue(3)",
                ],
            ),
            // Approved in full.
            (
                "2018-01-08 placement_conditions what=connected_person until=2018-04-20",
                "2018-04-29",
                &["kin.reg24 2018-01-08 -> 2018-04-30 InTime"],
            ),
            (
                &format!("{placed}2018-04-20 decision_made about=review_extension agreed"),
                "2018-06-26",
                &["kin.reg24 2018-01-08 -> 2018-04-30 InTime", "kin.reg25.irm 2018-04-20 -> 2018-04-20 Open"],
            ),
        ],
    );
}

#[test]
fn fostering_for_adoption_lasts_as_long_as_it_lasts() {
    trials(
        &FAMILY,
        &[(
            "2018-01-08 placement_conditions what=for_adoption",
            "2019-06-26",
            &["kin.reg25a 2018-01-08 -> 2018-01-08 Open"],
        )],
    );
}
