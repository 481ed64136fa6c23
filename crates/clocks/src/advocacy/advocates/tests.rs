use super::*;
use crate::invented::trials;

#[test]
fn the_first_visit_is_by_the_standard_the_authority_works_by() {
    let care = "2010-06-15 born\n2018-01-08 start\n2018-01-08 status C2\n2018-01-08 lives U6\n2018-02-06 advocate_visit seen\n";
    let days = "2017-04-01 local_standard clock=adv.initial limit=20W\n";
    let weeks = "2017-04-01 local_standard clock=adv.initial.alt limit=6K\n";
    trials(
        &FAMILY,
        &[
            (care, "2018-03-01", &[]),
            (&format!("{days}{care}"), "2018-03-01", &["adv.initial 2018-01-08 -> 2018-02-05 Late(1)"]),
            (&format!("{weeks}{care}"), "2018-03-01", &["adv.initial.alt 2018-01-08 -> 2018-02-19 InTime"]),
            (&format!("{days}{care}").replace("2010-06-15", "2014-06-15"), "2018-03-01", &[]),
            // Where the authority changed over, the standard set last governs: one visit is owed, not two.
            (
                &format!("{days}{}{care}", weeks.replace("2017-04-01", "2018-01-01")),
                "2018-03-01",
                &["adv.initial.alt 2018-01-08 -> 2018-02-19 InTime"],
            ),
            (
                &format!("{days}{}{care}", weeks.replace("2017-04-01", "2018-02-01")),
                "2018-03-01",
                &["adv.initial 2018-01-08 -> 2018-02-05 Late(1)"],
            ),
        ],
    );
}

#[test]
fn asked_for_and_matched() {
    let standards = "2017-04-01 local_standard clock=iv.visit limit=2K\n2017-04-01 local_standard clock=iv.review limit=12M\n";
    trials(
        &FAMILY,
        &[
            ("2018-02-01 advocacy_referral", "2018-03-01", &["adv.active 2018-02-01 -> 2018-02-01 Open"]),
            (
                &format!(
                    "{standards}2018-02-01 independent_visitor_match\n2018-02-14 independent_visitor_visit"
                ),
                "2018-03-01",
                &[
                    "iv.visit 2018-02-01 -> 2018-02-15 InTime",
                    "iv.review 2018-02-01 -> 2019-02-01 Open",
                    "iv.visit 2018-02-14 -> 2018-02-28 Overdue(1)",
                ],
            ),
        ],
    );
}
