use super::*;
use crate::invented::trials;

const LEFT: &str =
    "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5\n";

#[test]
fn visits_where_the_authority_provides_the_home() {
    let history = format!(
        "{LEFT}2018-06-15 accommodation_provided by_authority
         2018-06-25 adviser_visit seen
         2018-07-20 pathway_plan review"
    );
    trials(
        &FAMILY,
        &[(
            &history,
            "2018-08-01",
            &[
                "cl.pa.visit.first 2018-06-15 -> 2018-06-22 Late(3)",
                "cl.pathway.review.newaccom 2018-06-15 -> 2018-07-13 InTime",
                "cl.pa.contact 2018-06-15 -> 2018-08-10 InTime",
                "cl.pa.visit.interval 2018-06-25 -> 2018-08-25 Open",
                "cl.pa.contact 2018-06-25 -> 2018-08-20 Open",
                "cl.pa.visit.prereview 2018-07-20 -> 2018-07-20 InTime",
            ],
        )],
    );
    // The review before 28 days is too early.
    let early =
        format!("{LEFT}2018-06-15 accommodation_provided by_authority\n2018-07-01 pathway_plan review");
    let facts = timeline::history::facts(&early).unwrap();
    let authority = timeline::Authority::default();
    let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
    let lines = crate::invented::lines(
        &duties(&child, &crate::invented::standpoint("2018-07-02", &authority)),
        "2018-07-02",
    );
    assert!(
        lines.contains(&"cl.pathway.review.newaccom 2018-06-15 -> 2018-07-13 Early(12)".to_owned()),
        "{lines:?}"
    );
}

#[test]
fn from_21_support_is_offered_each_year() {
    trials(
        &FAMILY,
        &[(
            &format!(
                "{LEFT}2021-06-01 support_offer reviewed\n2022-07-01 support_offer\n2021-06-01 kept_in_touch reached"
            ),
            "2022-08-01",
            &[
                "cl.pa.contact 2018-06-15 -> 2018-08-10 Late(1026)",
                "cl.pa.contact 2021-06-01 -> 2021-07-27 Lapsed",
                "cl.21.review 2021-06-15 -> 2021-06-15 InTime",
                "cl.21.annual 2021-06-15 -> 2022-06-15 Late(16)",
                "cl.21.annual 2022-07-01 -> 2023-07-01 Open",
            ],
        )],
    );
}

#[test]
fn what_is_not_in_force_is_not_asked() {
    let only = |history: &str| {
        let facts = timeline::history::facts(history).unwrap();
        let own: Vec<_> = facts
            .iter()
            .filter(|fact| fact.record.kind().subject == timeline::SubjectKind::Authority)
            .cloned()
            .collect();
        let authority = timeline::Authority::of("372", &own, calendar::Moment::END_OF_TIME);
        let child = Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
        let duties = duties(&child, &crate::invented::standpoint("2027-02-01", &authority));
        duties.iter().filter(|duty| duty.clock == &STAYING_CLOSE).count()
    };
    let leaver =
        "2007-06-15 born\n2020-01-08 start\n2020-01-08 status C2\n2020-01-08 lives U6\n2025-06-15 end E5\n";
    assert_eq!(only(leaver), 0);
    assert_eq!(only(&format!("{leaver}2026-12-01 commencement clock=cl.stayingclose")), 1);
}

#[test]
fn a_death_stops_what_is_owed_and_is_notified() {
    let left = LEFT.replace("2018-", "2024-").replace("2015-", "2021-").replace("2000-", "2006-");
    trials(
        &FAMILY,
        &[(
            &format!("{left}2024-07-01 death known=2024-07-02"),
            "2024-09-01",
            &[
                "cl.pa.contact 2024-06-15 -> 2024-08-10 Lapsed",
                "cl.death.notify 2024-07-02 -> 2024-07-02 Open",
            ],
        )],
    );
}
