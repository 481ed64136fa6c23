use super::*;
use crate::invented::trials;

#[test]
fn whoever_was_looked_after_for_the_whole_year_is_asked() {
    let care = "2014-06-15 born\n2017-04-01 start\n2017-04-01 status C2\n2017-04-01 lives U6\n";
    trials(
        &FAMILY,
        &[
            (
                &format!(
                    "{care}2017-09-01 immunisation_status up_to_date\n2018-04-02 development_check up_to_date"
                ),
                "2018-04-03",
                &[
                    "health.immunisations 2018-03-31 -> 2018-03-31 InTime",
                    "health.devcheck 2018-03-31 -> 2018-03-31 Late(2)",
                ],
            ),
            (&care.replace("2017-04-01", "2017-04-02"), "2018-04-03", &[]),
        ],
    );
}

#[test]
fn the_health_history_of_a_care_leaver() {
    let care = "2000-03-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n";
    trials(
        &FAMILY,
        &[(
            &format!("{care}2018-03-01 health_history"),
            "2018-03-20",
            &[
                "health.immunisations 2016-03-31 -> 2016-03-31 Missed",
                "health.immunisations 2017-03-31 -> 2017-03-31 Overdue(354)",
                "health.history 2018-03-15 -> 2018-03-15 InTime",
            ],
        )],
    );
}
