use proptest::prelude::*;
use timeline::{Authority, LocalStandard};

use super::*;
use crate::invented::{Child, day, lines, standpoint};
use crate::visits::Circumstances;

fn check(child: &Child, on: &str, expected: &[&str]) {
    let authority = Authority::default();
    assert_eq!(lines(&duties(&child.timeline(), &standpoint(on, &authority)), on), expected);
}

fn rules(child: &Child, on: &str) -> Vec<String> {
    let authority = Authority::default();
    pieces(&child.timeline(), &standpoint(on, &authority))
        .iter()
        .map(|piece| {
            let end = piece.end.map_or("".to_owned(), |end| end.to_string());
            format!("{}..{end} {:?}", piece.from, piece.rule.rule)
        })
        .collect()
}

#[test]
fn a_placement_from_its_first_visit_to_its_second_year() {
    let child = Child::default().care("2026-12-02", "C2", "U4").visits(&[
        "2026-12-09",
        "2027-01-20",
        "2027-03-04",
        "2027-11-20",
    ]);
    check(
        &child,
        "2028-01-31",
        &[
            "visit.first 2026-12-02 -> 2026-12-09 InTime",
            "visit.year1 2026-12-09 -> 2027-01-20 InTime",
            "visit.year1 2027-01-20 -> 2027-03-03 Late(1)",
            "visit.year1 2027-03-04 -> 2027-04-15 Late(219)",
            // A long-term placement is meant to last: at its anniversary the day moves out to three months.
            "visit.year1 2027-11-20 -> 2028-01-01 Lapsed",
            "visit.after1.perm 2027-11-20 -> 2028-02-20 Open",
        ],
    );
    assert_eq!(
        rules(&child, "2028-01-31"),
        ["2026-12-02..2026-12-10 First", "2026-12-10..2027-12-02 YearOne", "2027-12-02.. To18",]
    );
}

#[test]
fn six_weeks_for_ever_in_a_placement_not_meant_to_last() {
    let child = Child::default().care("2018-01-08", "C2", "U6").visits(&["2018-01-10", "2019-01-02"]);
    let authority = Authority::default();
    let last = duties(&child.timeline(), &standpoint("2019-02-20", &authority)).pop().unwrap();
    assert_eq!(lines(&[last], "2019-02-20"), ["visit.after1.other 2019-01-02 -> 2019-02-13 Overdue(7)"]);
}

#[test]
fn what_is_next_due_is_known_on_the_day_of_the_visit() {
    let child = Child::default().care("2018-01-08", "C2", "U6").visits(&["2018-01-10"]).leaves("2018-01-11");
    check(
        &child,
        "2018-01-10",
        &["visit.first 2018-01-08 -> 2018-01-15 InTime", "visit.year1 2018-01-10 -> 2018-02-21 Open"],
    );
    check(&child, "2018-01-11", &["visit.first 2018-01-08 -> 2018-01-15 InTime"]);
}

#[test]
fn a_child_not_seen_is_an_attempt() {
    let child = Child::default().care("2018-01-08", "C2", "U6").not_seen("2018-01-10");
    check(&child, "2018-01-16", &["visit.first 2018-01-08 -> 2018-01-15 Overdue(1)"]);
}

#[test]
fn a_move_gives_a_fresh_week_and_a_move_with_the_carer_does_not() {
    let child = Child::default()
        .care("2018-01-08", "C2", "U6")
        .visits(&["2018-01-10"])
        .moves_with_carer("2018-02-01", "U6")
        .moves("2018-02-12", "U6");
    check(
        &child,
        "2018-02-14",
        &[
            "visit.first 2018-01-08 -> 2018-01-15 InTime",
            "visit.year1 2018-01-10 -> 2018-02-21 Lapsed",
            "visit.first 2018-02-12 -> 2018-02-19 Open",
        ],
    );
}

#[test]
fn two_placements_never_visited_are_two_duties() {
    let child = Child::default().care("2018-01-08", "C2", "U6").moves("2018-01-16", "U6");
    check(
        &child,
        "2018-01-20",
        &["visit.first 2018-01-08 -> 2018-01-15 Missed", "visit.first 2018-01-16 -> 2018-01-23 Open"],
    );
}

#[test]
fn a_stay_in_hospital_stays_on_the_clock_of_the_placement() {
    let child = Child::default()
        .care("2018-01-08", "C2", "U6")
        .visits(&["2018-01-10"])
        .moves("2018-01-20", "T1")
        .moves("2018-02-01", "U6");
    check(
        &child,
        "2018-02-14",
        &["visit.first 2018-01-08 -> 2018-01-15 InTime", "visit.year1 2018-01-10 -> 2018-02-21 Open"],
    );
}

#[test]
fn an_interim_order_at_home_is_weekly_until_the_review_is_held_and_then_four_weekly() {
    let child = Child::default()
        .care("2018-01-08", "C1", "P1")
        .visits(&["2018-01-15", "2018-01-20"])
        .reviews(&["2018-02-02"]);
    check(
        &child,
        "2018-02-20",
        &[
            "visit.ico.parents.weekly 2018-01-08 -> 2018-01-15 InTime",
            "visit.ico.parents.weekly 2018-01-15 -> 2018-01-22 InTime",
            "visit.ico.parents.weekly 2018-01-20 -> 2018-01-27 Missed",
            "visit.ico.parents.after 2018-01-20 -> 2018-02-17 Overdue(3)",
        ],
    );
    assert_eq!(
        rules(&child, "2018-02-20"),
        ["2018-01-08..2018-02-03 InterimWeekly", "2018-02-03.. InterimAfter"]
    );
}

#[test]
fn a_full_care_order_at_home_gives_a_week_from_the_order() {
    let child = Child::default()
        .care("2018-01-08", "C1", "P1")
        .reviews(&["2018-01-10"])
        .visits(&["2018-01-12", "2018-03-06"])
        .legal("2018-03-01", "C2");
    check(
        &child,
        "2018-04-20",
        &[
            "visit.ico.parents.weekly 2018-01-08 -> 2018-01-15 Lapsed",
            "visit.ico.parents.after 2018-01-08 -> 2018-02-05 InTime",
            "visit.ico.parents.after 2018-01-12 -> 2018-02-09 Missed",
            "visit.co.parents.first 2018-03-01 -> 2018-03-08 InTime",
            "visit.co.parents.after 2018-03-06 -> 2018-04-17 Overdue(3)",
        ],
    );
}

#[test]
fn a_stricter_rule_that_is_past_already_is_due_on_the_day_it_begins() {
    // The child moved home under an interim order after the first review: four weeks from a visit nine weeks ago.
    let child = Child::default()
        .care("2018-01-08", "C1", "U6")
        .reviews(&["2018-02-01"])
        .visits(&["2018-01-10", "2018-02-01"])
        .moves("2018-04-05", "P1");
    check(
        &child,
        "2018-04-06",
        &[
            "visit.first 2018-01-08 -> 2018-01-15 InTime",
            "visit.year1 2018-01-10 -> 2018-02-21 InTime",
            "visit.year1 2018-02-01 -> 2018-03-15 Missed",
            "visit.ico.parents.after 2018-02-01 -> 2018-04-05 Overdue(1)",
        ],
    );
}

#[test]
fn placed_for_adoption_is_weekly_until_its_own_review_and_then_as_that_decides() {
    let child = Child::default()
        .care("2018-01-08", "E1", "U6")
        .reviews(&["2018-02-01"])
        .visits(&["2018-01-10", "2018-06-06", "2018-06-12"])
        .moves("2018-06-01", "A6")
        .reviews(&["2018-06-29"]);
    assert_eq!(
        rules(&child, "2018-08-01"),
        [
            "2018-01-08..2018-01-11 First",
            "2018-01-11..2018-06-01 YearOne",
            "2018-06-01..2018-06-07 AdoptionFirst",
            "2018-06-07..2018-06-30 AdoptionWeekly",
            "2018-06-30.. AdoptionAsDecided",
        ]
    );
    let authority = Authority::default();
    let all = duties(&child.timeline(), &standpoint("2018-08-01", &authority));
    assert_eq!(
        lines(&all[2..], "2018-08-01"),
        [
            "adopt.visit.first 2018-06-01 -> 2018-06-08 InTime",
            "adopt.visit.weekly 2018-06-06 -> 2018-06-13 InTime",
            "adopt.visit.weekly 2018-06-12 -> 2018-06-19 Missed",
        ]
    );
}

#[test]
fn short_breaks_and_custody_have_their_own() {
    assert_eq!(
        rules(&Child::default().care("2018-01-08", "V4", "K2"), "2018-02-01"),
        ["2018-01-08.. ShortBreaksFirst"]
    );
    let child = Child::default().care("2018-01-08", "C2", "R5").visits(&["2018-01-10"]);
    assert_eq!(
        rules(&child, "2019-02-01"),
        [
            "2018-01-08..2018-01-11 OthersFirst",
            "2018-01-11..2019-01-08 OthersYearOne",
            "2019-01-08.. OthersAfter",
        ]
    );
}

#[test]
fn a_visit_in_one_short_break_counts_in_the_next_of_the_series() {
    let child = Child::default()
        .care("2018-01-05", "V3", "K2")
        .visits(&["2018-01-08"])
        .leaves("2018-01-12")
        .care("2018-06-04", "V3", "K2")
        .leaves("2018-06-11")
        .care("2018-08-06", "V3", "K2");
    assert_eq!(
        rules(&child, "2018-08-10"),
        [
            "2018-01-05..2018-01-09 ShortBreaksFirst",
            "2018-01-09..2018-01-12 ShortBreaksAfter",
            "2018-06-04..2018-06-11 ShortBreaksAfter",
            "2018-08-06.. ShortBreaksAfter",
        ]
    );
}

#[test]
fn the_stricter_local_day_stands_beside_the_statutory_one() {
    let mut authority = Authority::default();
    authority.local_standards.push(LocalStandard {
        clock: "visit.year1".into(),
        since: day("2018-01-01"),
        limit: "4K".into(),
        words: "every four weeks until the child is matched".into(),
    });
    let child = Child::default().care("2018-01-08", "C2", "U6").visits(&["2018-01-10"]);
    let duty = duties(&child.timeline(), &standpoint("2018-02-14", &authority)).pop().unwrap();
    assert_eq!((duty.due, duty.act_by()), (day("2018-02-21"), day("2018-02-07")));
    assert_eq!(
        duty.state_on(day("2018-02-14")),
        crate::State::Open,
        "a local day that has passed is no breach of law"
    );
    assert_eq!(
        duty.in_words(&Calendars::default()),
        "the visit before: 6 weeks from 10 January 2018: 21 February 2018"
    );
}

#[test]
fn visits_before_the_record_began_are_taken_as_made() {
    let authority = Authority { kept_since: Some(day("2018-06-01")), ..Authority::default() };
    let child = Child::default().care("2018-01-08", "C2", "U6");
    let all = duties(&child.timeline(), &standpoint("2018-07-14", &authority));
    assert_eq!(lines(&all, "2018-07-14"), ["visit.year1 2018-06-01 -> 2018-07-13 Overdue(1)"]);
    // Returns carry no visits: nothing is said of a child about whom nothing else is known.
    let mut authority = Authority::default();
    authority.returns.push(timeline::LoadedReturn { name: "ssda903".into(), year: 2018, tables: vec![] });
    assert!(duties(&child.timeline(), &standpoint("2018-03-31", &authority)).is_empty());
}

const PLAIN: Circumstances = Circumstances {
    since: calendar::day!(2018, 1, 8),
    short_breaks: false,
    for_adoption: false,
    with_parent: false,
    care_order: false,
    interim_care_order: false,
    immediate: false,
    temporarily_approved: false,
    arranged_by_others: false,
    visited: true,
    first_review_held: true,
    adoption_review_held: false,
    first_year: false,
    to_18: false,
    fewer_visits_agreed: false,
};

#[test]
fn the_order_of_the_rules() {
    #[rustfmt::skip]
    let table = [
        (Circumstances { short_breaks: true, for_adoption: true, ..PLAIN }, Rule::ShortBreaksAfter),
        (Circumstances { for_adoption: true, with_parent: true, care_order: true, ..PLAIN }, Rule::AdoptionWeekly),
        (Circumstances { with_parent: true, care_order: true, visited: false, ..PLAIN }, Rule::CareOrderFirst),
        (Circumstances { with_parent: true, care_order: true, ..PLAIN }, Rule::CareOrderAfter),
        (Circumstances { with_parent: true, interim_care_order: true, ..PLAIN }, Rule::InterimAfter),
        // Under regulation 19 and an interim order: the stricter of six and four weeks.
        (Circumstances { with_parent: true, interim_care_order: true, immediate: true, ..PLAIN }, Rule::InterimAfter),
        (Circumstances { with_parent: true, immediate: true, ..PLAIN }, Rule::ImmediateAfter),
        (Circumstances { with_parent: true, immediate: true, first_review_held: false, ..PLAIN }, Rule::ImmediateWeekly),
        (Circumstances { temporarily_approved: true, first_review_held: false, ..PLAIN }, Rule::TemporaryWeekly),
        (Circumstances { temporarily_approved: true, to_18: true, ..PLAIN }, Rule::TemporaryAfter),
        (Circumstances { visited: false, first_year: true, ..PLAIN }, Rule::First),
        (Circumstances { first_year: true, to_18: true, ..PLAIN }, Rule::YearOne),
        (Circumstances { fewer_visits_agreed: true, to_18: true, ..PLAIN }, Rule::FewerAgreed),
        (Circumstances { to_18: true, ..PLAIN }, Rule::To18),
        (PLAIN, Rule::NotTo18),
    ];
    for (child, rule) in table {
        assert_eq!(govern(&child), rule, "{child:?}");
    }
}

/// What happens to an invented child, as a day after 1 January 2017 and a code of what.
fn any_life() -> impl Strategy<Value = Child> {
    prop::collection::vec((1i32..900, 0u8..20), 0..25).prop_map(|mut events| {
        events.sort_unstable();
        let start = Day::new(2017, 1, 1).unwrap();
        let mut child = Child::default().born("2000-06-15").care("2017-01-01", "C1", "U6");
        let mut in_care = true;
        for (after, what) in events {
            let day = start.plus_days(after);
            let (on, later) = (day.to_string(), day.plus_days(after % 200 + 1).to_string());
            let (on, until) = (on.as_str(), (after % 2 == 0).then_some(later.as_str()));
            child = match what {
                0 => child.moves(on, "U4"),
                1 => child.moves(on, "P1"),
                2 => child.moves(on, "T1"),
                3 => child.moves(on, "A6"),
                4 => child.moves_with_carer(on, "U6"),
                5 => child.legal(on, "C2"),
                6 => child.legal(on, "C1"),
                7 => child.legal(on, "V4"),
                8 => child.moves(on, "R5"),
                9 | 10 => child.reviews(&[on]),
                11 if in_care => {
                    in_care = false;
                    child.leaves(on)
                }
                12 if !in_care => {
                    in_care = true;
                    child.care(on, "V2", "U6")
                }
                13 => child.beside(on, until, &["connected_person", "long_term_fostering"]),
                14 => child.beside(on, until, &["before_assessment"]),
                15 => child.beside(on, until, &["long_term_fostering", "fewer_visits_agreed"]),
                _ => child.visits(&[on]),
            };
        }
        child
    })
}

/// Authorities that know of visits since ever, since a day, and since the first one told of.
fn any_authority() -> impl Strategy<Value = Authority> {
    let returns = vec![timeline::LoadedReturn { name: "ssda903".into(), year: 2018, tables: vec![] }];
    prop_oneof![
        Just(Authority::default()),
        (0i32..900).prop_map(|days| {
            let kept_since = Some(Day::new(2016, 12, 1).unwrap().plus_days(days));
            Authority { kept_since, ..Authority::default() }
        }),
        Just(Authority { returns, ..Authority::default() }),
    ]
}

/// The days around everything that happens to a child, and around its anniversaries.
fn days_that_matter(timeline: &Timeline) -> Vec<Day> {
    let rows = timeline.episodes.iter().flat_map(|row| [Some(row.start), row.end]).flatten();
    let held =
        timeline.visits.iter().map(|visit| visit.day).chain(timeline.reviews.iter().map(|held| held.day));
    let mut days: Vec<Day> = rows
        .chain(held)
        .chain([day("2018-06-15")])
        .flat_map(|day| [day, day.plus_months(12), day.plus_days(45)])
        .flat_map(|day| [day.plus_days(-1), day, day.plus_days(1)])
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

proptest! {
    /// What is found without the duties that were met before is what the plain walk through all of care finds, on every
    /// day up to the last that could be asked.
    #[test]
    fn what_is_open_is_what_is_open_of_all(
        child in any_life(), authority in any_authority(), last in any::<prop::sample::Index>(),
    ) {
        let timeline = child.timeline();
        let days = days_that_matter(&timeline);
        let last = last.get(&days);
        let owed = Owed::until(&timeline, &Standpoint { day: *last, ..standpoint("2017-01-01", &authority) });
        for &on in days.iter().filter(|day| *day <= last) {
            let at = Standpoint { day: on, ..standpoint("2017-01-01", &authority) };
            let mut plain = duties(&timeline, &at);
            plain.retain(|duty| duty.state_on(on).is_open());
            prop_assert_eq!(owed.on(on).collect::<Vec<_>>(), plain, "{} of {}", on, last);
        }
    }

    #[test]
    fn exactly_one_rule_governs_each_day_of_care(child in any_life()) {
        let authority = Authority::default();
        let timeline = child.timeline();
        let at = standpoint("2019-12-31", &authority);
        let pieces = pieces(&timeline, &at);
        let mut on = day("2016-12-30");
        while on <= at.day {
            let governing: Vec<Governing> = pieces.iter().filter(|p| p.covers(on)).map(|p| p.rule).collect();
            // The slow twin: asked afresh on every day.
            let in_care = timeline.periods.iter().any(|period| {
                period.start <= on && period.end.is_none_or(|end| on < end) && on < day("2018-06-15")
            });
            let expected = circumstances::on(&timeline, on, on, Day::from_number(i32::MIN / 2))
                .filter(|_| in_care)
                .map(|child| Governing { rule: govern(&child), since: child.since });
            prop_assert_eq!(governing, Vec::from_iter(expected), "{}", on);
            prop_assert_eq!(in_care, expected.is_some(), "{} is in care without a rule", on);
            on = on.plus_days(1);
        }
    }

    #[test]
    fn one_duty_at_a_time_and_none_due_before_it_begins(child in any_life()) {
        let authority = Authority::default();
        let duties = duties(&child.timeline(), &standpoint("2019-12-31", &authority));
        for duty in &duties {
            prop_assert!(duty.from <= duty.due);
            prop_assert!(duty.met.is_none_or(|met| duty.from <= met.day));
            prop_assert!(duty.met.is_none() || duty.stopped.is_none());
        }
        let mut on = day("2017-01-01");
        while on <= day("2019-12-31") {
            let open = duties.iter().filter(|duty| duty.state_on(on).is_open()).count();
            prop_assert!(open <= 1, "{open} visits are owed on {on}");
            on = on.plus_days(1);
        }
    }
}

#[test]
fn what_stands_beside_a_placement_changes_the_rule() {
    let care = |legal: &str, place: &str| {
        format!("2018-01-08 start\n2018-01-08 status {legal}\n2018-01-08 lives {place}\n2018-01-12 visit\n")
    };
    let before_assessment = "2018-01-08 placement_conditions what=before_assessment";
    let connected = "2018-01-08 placement_conditions what=connected_person until=2018-01-15";
    let agreed = "2019-02-01 placement_conditions what=fewer_visits_agreed\n2019-02-04 visit";
    let last = |history: &str, on: &str, expected: &str| {
        let facts = timeline::history::facts(history).unwrap();
        let child = timeline::Timeline::of("A1", &facts, calendar::Moment::END_OF_TIME);
        let authority = timeline::Authority::default();
        let at = crate::invented::standpoint(on, &authority);
        let lines = crate::invented::lines(&crate::visits::reg_28::FAMILY.of_child(&child, &at), on);
        assert_eq!(lines.last().map(String::as_str), Some(expected), "{history}: {lines:?}");
    };
    last(
        &format!("{}{before_assessment}", care("C1", "P1")),
        "2018-01-16",
        "visit.reg19.weekly 2018-01-12 -> 2018-01-19 Open",
    );
    last(
        &format!("{}{connected}", care("V2", "U6")),
        "2018-01-14",
        "visit.reg24.weekly 2018-01-12 -> 2018-01-19 Open",
    );
    // Approved in full on the 15th: six weeks from the last visit.
    last(
        &format!("{}{connected}", care("V2", "U6")),
        "2018-01-16",
        "visit.year1 2018-01-12 -> 2018-02-23 Open",
    );
    last(
        &format!("{}{agreed}", care("C2", "U4")),
        "2019-03-01",
        "visit.ltfoster.6m 2019-02-04 -> 2019-08-04 Open",
    );
}
