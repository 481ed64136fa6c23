use super::*;
use crate::invented::trials;

#[test]
fn a_request_and_a_notice() {
    trials(
        &FAMILY,
        &[
            (
                "2018-02-01 visit_requested\n2018-03-20 attempt",
                "2018-04-01",
                &["visit.request 2018-02-01 -> 2018-02-01 Open"],
            ),
            (
                "2018-02-01 regulator_notice\n2018-02-09 visit alone",
                "2018-04-01",
                &[
                    "visit.s30a 2018-02-01 -> 2018-02-08 Late(1)",
                    "visit.private 2018-02-09 -> 2018-02-09 InTime",
                ],
            ),
        ],
    );
}

#[test]
fn a_child_is_spoken_to_in_private_or_it_is_said_why_not() {
    trials(
        &FAMILY,
        &[
            ("2018-02-09 visit", "2018-02-10", &["visit.private 2018-02-09 -> 2018-02-09 Missed"]),
            (
                "2018-02-09 visit_to_child seen not_alone_because=asleep",
                "2018-02-10",
                &["visit.private 2018-02-09 -> 2018-02-09 InTime"],
            ),
            ("2018-02-09 attempt", "2018-02-10", &[]),
        ],
    );
}

#[test]
fn detained_and_no_longer_looked_after() {
    let history =
        "2002-05-05 born\n2018-01-08 start\n2018-01-08 status V2\n2018-01-08 lives U6\n2018-02-01 end E9\n";
    trials(
        &FAMILY,
        &[
            (history, "2018-02-16", &["visit.formerdetained 2018-02-01 -> 2018-02-15 Overdue(1)"]),
            (
                &format!("{history}2018-02-15 detention_visit seen"),
                "2018-02-16",
                &["visit.formerdetained 2018-02-01 -> 2018-02-15 InTime"],
            ),
        ],
    );
}

#[test]
fn a_setting_that_is_not_registered_by_the_authoritys_own_rhythm() {
    let placed =
        "2018-02-01 placement_conditions what=unregistered until=2018-02-20\n2018-02-06 visit alone\n";
    let standard = "2017-01-01 local_standard clock=visit.unregistered limit=1K\n";
    trials(
        &FAMILY,
        &[
            (placed, "2018-03-01", &["visit.private 2018-02-06 -> 2018-02-06 InTime"]),
            (
                &format!("{standard}{placed}"),
                "2018-03-01",
                &[
                    "visit.unregistered 2018-02-01 -> 2018-02-08 InTime",
                    "visit.private 2018-02-06 -> 2018-02-06 InTime",
                    "visit.unregistered 2018-02-06 -> 2018-02-13 Missed",
                ],
            ),
        ],
    );
}
