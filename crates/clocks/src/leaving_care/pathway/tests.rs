use super::*;
use crate::invented::trials;

const CARE: &str = "2001-06-15 born\n2016-01-08 start\n2016-01-08 status C2\n2016-01-08 lives U6\n";

#[test]
fn eligible_at_16_and_everything_that_follows() {
    let history = format!(
        "{CARE}2017-09-10 needs_assessment
         2017-09-20 pathway_plan
         2018-03-01 pathway_plan review
         2017-07-01 personal_adviser"
    );
    trials(
        &FAMILY,
        &[(
            &history,
            "2018-06-01",
            &[
                "cl.eligible.13w 2017-03-16 -> 2017-06-15 InTime",
                "cl.needs.eligible 2017-06-15 -> 2017-09-15 InTime",
                "cl.pa.appoint 2017-06-15 -> 2017-06-15 InTime",
                "cl.pathway.initial 2017-09-10 -> 2017-09-10 InTime",
                "cl.pathway.review.eligible 2017-09-20 -> 2018-03-20 InTime",
                "cl.pathway.review.eligible 2018-03-01 -> 2018-09-01 Open",
            ],
        )],
    );
}

#[test]
fn whoever_came_into_care_late_becomes_eligible_after_13_weeks() {
    let late = "2001-06-15 born\n2017-06-01 start\n2017-06-01 status V2\n2017-06-01 lives U6\n";
    trials(
        &FAMILY,
        &[
            (late, "2017-08-20", &["cl.eligible.13w 2017-05-31 -> 2017-08-30 Open"]),
            (
                late,
                "2017-09-01",
                &[
                    "cl.eligible.13w 2017-05-31 -> 2017-08-30 InTime",
                    "cl.needs.eligible 2017-08-30 -> 2017-11-30 Open",
                    "cl.pa.appoint 2017-08-30 -> 2017-08-30 Open",
                ],
            ),
        ],
    );
}

#[test]
fn after_care_the_plan_is_reviewed_to_21() {
    let history = format!(
        "{CARE}2017-09-10 needs_assessment\n2017-09-20 pathway_plan\n2018-01-15 end E4A\n2018-04-01 \
            pathway_plan review\n2018-01-15 accommodation_provided with_parent"
    );
    trials(
        &FAMILY,
        &[(
            &history,
            "2018-08-01",
            &[
                "cl.eligible.13w 2017-03-16 -> 2017-06-15 InTime",
                "cl.needs.eligible 2017-06-15 -> 2017-09-15 InTime",
                "cl.pa.appoint 2017-06-15 -> 2017-06-15 Lapsed",
                "cl.pathway.initial 2017-09-10 -> 2017-09-10 InTime",
                "cl.pathway.review.eligible 2017-09-20 -> 2018-03-20 Lapsed",
                "cl.pathway.review 2017-09-20 -> 2018-03-20 Late(12)",
                "cl.relevant.home 2018-01-15 -> 2018-07-15 InTime",
                // Six months with a parent: no longer relevant, and owed no more.
                "cl.pathway.review 2018-04-01 -> 2018-10-01 Lapsed",
            ],
        )],
    );
}

#[test]
fn staying_put_is_talked_about_at_reviews_from_16() {
    let history = format!("{CARE}2017-08-01 review PN1\n2017-07-20 staying_put");
    let facts = timeline::history::facts(&history).unwrap();
    let authority = timeline::Authority::default();
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let duties = duties(&child, &crate::invented::standpoint("2017-09-01", &authority));
    let lines = crate::invented::lines(&duties, "2017-09-01");
    assert!(lines.contains(&"cl.stayingput 2017-08-01 -> 2017-08-01 InTime".to_owned()), "{lines:?}");
}
