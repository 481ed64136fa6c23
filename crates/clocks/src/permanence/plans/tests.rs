use super::*;
use crate::invented::trials;

const CARE: &str = "2010-03-01 born\n2017-01-09 start\n2017-01-09 status C2\n2017-01-09 lives U6\n";

#[test]
fn a_plan_by_the_second_review() {
    trials(
        &FAMILY,
        &[
            (&format!("{CARE}2017-02-01 review PN1"), "2017-06-01", &[]),
            (
                &format!("{CARE}2017-02-01 review PN1\n2017-04-28 review PN1\n2017-05-02 permanence_plan"),
                "2017-06-01",
                &["perm.plan.second 2017-04-28 -> 2017-04-28 Late(4)"],
            ),
        ],
    );
}

#[test]
fn a_match_where_the_child_stays() {
    let standard = "2016-01-01 local_standard clock=perm.ltmatch limit=6M\n";
    let plan = "2017-05-02 permanence_plan route=long_term_fostering\n";
    trials(
        &FAMILY,
        &[
            (&format!("{CARE}{plan}"), "2018-08-01", &[]),
            (
                &format!("{standard}{CARE}{plan}"),
                "2018-08-01",
                &["perm.ltmatch 2018-07-09 -> 2019-01-09 Open"],
            ),
        ],
    );
}

#[test]
fn special_guardians() {
    trials(
        &FAMILY,
        &[
            (
                "2018-01-08 special_guardianship applied=2018-03-08",
                "2018-05-01",
                &["sgo.notice 2018-01-08 -> 2018-04-08 Early(31)"],
            ),
            (
                "2018-01-08 special_guardianship applied=2018-03-08 leave ordered=2018-05-01 support_plan=2018-04-20",
                "2019-05-01",
                &["sgo.support.review 2018-04-20 -> 2019-04-20 Overdue(11)"],
            ),
        ],
    );
}
