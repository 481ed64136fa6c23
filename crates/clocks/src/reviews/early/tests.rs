use super::*;
use crate::invented::trials;

#[test]
fn before_a_change_and_on_request() {
    let proposal = "2018-02-01 change_proposed what=care_plan planned_for=2018-03-01\n";
    trials(
        &FAMILY,
        &[
            (
                &format!("{proposal}2018-03-01 review PN1"),
                "2018-03-05",
                &["review.significantchange 2018-03-01 -> 2018-03-01 InTime"],
            ),
            (proposal, "2018-03-05", &["review.significantchange 2018-03-01 -> 2018-03-01 Overdue(4)"]),
            (&format!("{} withdrawn=2018-02-20", proposal.trim()), "2018-03-05", &[]),
            (
                "2018-02-01 review_requested",
                "2018-09-05",
                &["review.requested 2018-02-01 -> 2018-02-01 Open"],
            ),
            (
                "2018-02-01 review_requested declined=2018-02-09",
                "2018-09-05",
                &["review.requested 2018-02-01 -> 2018-02-01 InTime"],
            ),
        ],
    );
}

#[test]
fn a_meeting_each_year_in_a_long_term_placement() {
    trials(
        &FAMILY,
        &[(
            "2016-01-08 placement_conditions what=long_term_fostering\n2017-10-02 review PN1",
            "2018-11-01",
            &[
                "review.ltfoster.meeting 2017-01-08 -> 2018-01-08 InTime",
                "review.ltfoster.meeting 2017-10-02 -> 2018-10-02 Overdue(30)",
            ],
        )],
    );
}
