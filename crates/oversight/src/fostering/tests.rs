use calendar::{Day, Moment};
use matching::{NoDirectory, World};
use records::codes::LeavingReason;
use records::fostering::{CheckOf, DroppedOut, EnquirySource};
use timeline::{Authority, Cohort, Household, history};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn household(id: &str, text: &str) -> Household {
    Household::of(id, &history::facts(text).unwrap(), Moment::END_OF_TIME)
}

fn cohort(households: &[(&str, &str)], children: &[(&str, &str)]) -> Cohort {
    let households = households.iter().map(|(id, text)| household(id, text)).collect();
    let children = children.iter().map(|(id, text)| history::child(id, text).unwrap()).collect();
    let kept = "2016-01-01 record_kept";
    let facts = history::facts(kept).unwrap_or_default();
    Cohort::new(Moment::END_OF_TIME, Authority::of("Z99", &facts, Moment::END_OF_TIME), children, households)
}

const TODAY: &str = "2026-03-02";

#[test]
fn each_application_stands_in_one_stage() {
    for (text, stage, days) in [
        ("2026-02-20 fostering_application", Stage::Enquiry, 10),
        ("2026-02-20 fostering_application responded=2026-02-24", Stage::Answered, 6),
        ("2026-01-20 fostering_application responded=2026-01-24 visited=2026-02-02", Stage::Visited, 28),
        ("2026-01-20 fostering_application visited=2026-02-02 applied=2026-03-01", Stage::Stage1, 1),
        ("2025-11-20 fostering_application applied=2025-12-01 stage_1_ended=2026-02-01", Stage::Between, 29),
        (
            "2025-11-20 fostering_application applied=2025-12-01 stage_1_ended=2026-02-01 stage_2_started=2026-02-01",
            Stage::Stage2,
            29,
        ),
        ("2025-06-20 fostering_application applied=2025-07-01 stage_2_ended=2026-02-27", Stage::Panel, 3),
        ("2025-06-20 fostering_application applied=2025-07-01 to_panel=2026-03-02", Stage::Decision, 0),
        // A day to come is no step yet.
        ("2026-02-20 fostering_application responded=2026-03-03", Stage::Enquiry, 10),
    ] {
        let cohort = cohort(&[("E1", text)], &[]);
        let at = cohort.standpoint(day(TODAY));
        let all = pipeline(cohort.households.iter().map(|household| &**household), &at);
        assert_eq!(
            all.iter().map(|each| (each.stage, each.days)).collect::<Vec<_>>(),
            [(stage, days)],
            "{text}"
        );
    }
    for over in [
        "2026-02-20 fostering_application closed=2026-03-02",
        "2026-01-20 fostering_application applied=2026-01-25 stage_1_refused=2026-02-20",
        "2026-03-03 fostering_application",
    ] {
        let cohort = cohort(&[("E1", over)], &[]);
        let at = cohort.standpoint(day(TODAY));
        assert!(pipeline(cohort.households.iter().map(|household| &**household), &at).is_empty(), "{over}");
    }
}

#[test]
fn sources_and_reasons_are_counted_with_what_is_not_recorded() {
    let cohort = cohort(
        &[
            (
                "1",
                "2026-01-02 fostering_application source=carer visited=2026-01-10 applied=2026-01-20 \
                 outcome=approved closed=2026-02-20",
            ),
            ("2", "2026-01-03 fostering_application source=carer closed=2026-01-20 dropped_because=no_room"),
            (
                "3",
                "2026-01-04 fostering_application source=radio visited=2026-01-20 closed=2026-02-01 dropped_because=no_room",
            ),
            ("4", "2026-01-05 fostering_application"),
            ("5", "2025-12-31 fostering_application source=carer closed=2026-01-05"),
        ],
        &[],
    );
    let all = || cohort.households.iter().map(|household| &**household);
    let found = sources(all(), day("2026-01-01"), day("2026-01-31"), day(TODAY));
    let said: Vec<_> = found
        .iter()
        .map(|each| (each.source, each.funnel.enquired, each.funnel.visited, each.funnel.approved))
        .collect();
    assert_eq!(
        said,
        [(Some(EnquirySource::Carer), 2, 1, 1), (None, 1, 0, 0), (Some(EnquirySource::Radio), 1, 1, 0)]
    );
    let why: Vec<_> = dropped(all(), day("2026-01-01"), day("2026-02-28"))
        .into_iter()
        .map(|each| (each.because, each.count, each.from))
        .collect();
    assert_eq!(
        why,
        [
            (Some(DroppedOut::NoRoom), 2, vec![(Stage::Enquiry, 1), (Stage::Visited, 1)]),
            (None, 1, vec![(Stage::Enquiry, 1)]),
        ]
    );
}

#[test]
fn what_is_expected_rests_on_what_was_and_says_what_it_leaves_out() {
    let mut told: Vec<(String, String)> = Vec::new();
    for nth in 0..6 {
        let end = if nth < 3 { "outcome=approved closed=2025-06-10" } else { "closed=2025-03-01" };
        told.push((format!("P{nth}"), format!("2025-01-01 fostering_application applied=2025-02-10 {end}")));
    }
    told.push(("N1".to_owned(), "2026-01-01 fostering_application applied=2026-02-10".to_owned()));
    told.push((
        "N2".to_owned(),
        "2026-01-01 fostering_application applied=2026-02-12 stage_2_started=2026-02-20".to_owned(),
    ));
    let told: Vec<(&str, &str)> = told.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    let cohort = cohort(&told, &[]);
    let all = cohort.households.iter().map(|household| &**household);
    let found = forecast(all, &cohort.standpoint(day(TODAY)), 6);
    assert_eq!(found.left_out, 1, "nobody was in stage 2 before");
    let months: Vec<(String, f64)> = found
        .months
        .iter()
        .filter(|(_, count)| *count > 0.0)
        .map(|(month, count)| (month.to_string(), *count))
        .collect();
    // Half of those who applied were approved, 120 days after.
    assert_eq!(months, [("2026-06".to_owned(), 0.5)]);
}

#[test]
fn households_are_counted_as_households() {
    let approved = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=2";
    let held = format!("{approved}\n2026-01-01 fostering_hold why=health");
    let kin = "2020-06-01 fostering_approval kinship\n2020-06-01 approval_terms children=1";
    let cohort = cohort(
        &[
            ("A", approved),
            ("B", &held),
            ("C", kin),
            ("D", "2025-01-01 fostering_approval"),
            ("E", approved),
            ("F", approved),
        ],
        &[
            ("1", "2014-01-01 born\n2025-03-01 placed_with household=A until=2026-02-02"),
            ("2", "2014-01-01 born\n2025-03-01 placed_with household=E"),
            ("3", "2014-02-01 born\n2025-03-01 placed_with household=E"),
            ("4", "2014-03-01 born\n2025-03-01 placed_with household=E"),
        ],
    );
    let world = World::of(&cohort, day(TODAY), &NoDirectory);
    let all = counted(&world);
    assert_eq!((all.general, all.kinship, all.on_hold, all.not_known), (5, 1, 1, 1));
    assert_eq!((all.places, all.children, all.with_room, all.full, all.usable), (8, 3, 2, 1, 4));
    let free: Vec<(&str, Option<i32>)> =
        vacancies(&world).iter().map(|each| (&**world.places[each.place].id.id(), each.days)).collect();
    // F has been without a child since it was approved, A since its last child left.
    assert_eq!(free, [("F", Some(3927)), ("A", Some(28))]);
    let over: Vec<(&str, usize)> =
        over_terms(&world).iter().map(|(at, over)| (&**world.places[*at].id.id(), *over)).collect();
    assert_eq!(over, [("E", 1)]);
}

#[test]
fn the_last_check_of_each_person_counts() {
    let told = "2023-01-10 carer_check what=records who=Ash expires=2026-01-10
        2026-01-05 carer_check what=records who=ash expires=2029-01-05
        2024-03-10 carer_check what=medical who=Ash expires=2026-03-10
        2024-01-10 carer_check what=medical who=Oak expires=2026-01-10
        2025-01-10 carer_check what=reference who=Ash
        2025-06-01 carer_training course=Sleep hours=6
        2025-03-02 carer_training course=Old hours=6
        2025-07-01 carer_training course=Play";
    let household = household("A", told);
    let found: Vec<(CheckOf, Option<String>, i32)> = expiring(&household, day(TODAY), 30)
        .into_iter()
        .map(|each| (each.what, each.who, each.days))
        .collect();
    assert_eq!(
        found,
        [(CheckOf::Medical, Some("Oak".to_owned()), -51), (CheckOf::Medical, Some("Ash".to_owned()), 8)]
    );
    assert_eq!(learnt(&household, day(TODAY)), Learnt { courses: 2, hours: 6.0, without_hours: 1 });
}

#[test]
fn leavers_have_their_reason_from_wherever_it_was_said() {
    let cohort = cohort(
        &[
            ("A", "2015-06-01 fostering_approval until=2026-01-15\n2025-12-18 resignation reason=retired"),
            (
                "B",
                "2019-06-01 fostering_approval until=2026-01-20\n2026-01-10 fostering_exit reason=money declined",
            ),
            ("C", "2019-06-01 fostering_approval until=2026-01-22 ended_because=safeguarding"),
            ("D", "2019-06-01 fostering_approval until=2026-01-23"),
            ("E", "2019-06-01 fostering_approval until=2026-01-24\n2026-01-24 fostering_approval"),
            ("F", "2019-06-01 fostering_approval until=2026-02-01"),
        ],
        &[],
    );
    let all = cohort.households.iter().map(|household| &**household);
    let found: Vec<_> = leavers(all, day("2026-01-01"), day("2026-01-31"))
        .into_iter()
        .map(|each| (each.household.to_string(), each.reason, each.years(), each.declined))
        .collect();
    assert_eq!(
        found,
        [
            ("D".to_owned(), None, 6, false),
            ("C".to_owned(), Some(LeavingReason::Safeguarding), 6, false),
            ("B".to_owned(), Some(LeavingReason::Money), 6, true),
            ("A".to_owned(), Some(LeavingReason::Retired), 10, false),
        ]
    );
}

#[test]
fn carers_are_counted_by_age_where_it_is_known() {
    let told = "2015-06-01 fostering_approval
        2015-06-01 household_details name=Ash members.0.name=Ash members.0.of=carer \
         members.0.born=1959-03-03 members.1.name=Elm members.1.of=carer \
         members.2.name=Ivy members.2.of=own_child members.2.born=2010";
    let cohort = cohort(
        &[
            ("A", told),
            ("B", "2015-06-01 fostering_approval"),
            ("C", "2015-06-01 fostering_approval until=2020-01-01"),
        ],
        &[],
    );
    let all = cohort.households.iter().map(|household| &**household);
    let found = ages(all, day(TODAY));
    assert_eq!(found, Ages { bands: [0, 0, 0, 0, 0, 1], not_known: 1, households_not_known: 1 });
}
