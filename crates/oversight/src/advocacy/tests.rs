use calendar::{Moment, Period};
use records::Fact;
use serde_json::json;
use timeline::{Miles, Places, Standpoint};

use super::reach::{self, Shown};
use super::year::{Flow, Year};
use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A fact of a kind with these answers.
fn fact(id: &str, kind: &str, payload: &serde_json::Value) -> Fact {
    let record = (records::kind(kind).unwrap().read)(payload.to_string().as_bytes()).unwrap();
    Fact {
        id: id.into(),
        revision: 1,
        recorded: Moment::from_micros(0),
        withdrawn: false,
        record,
        origin: Arc::default(),
    }
}

/// A child in care since a day, of whom these are said.
fn child(id: &str, born: &str, care: &str, said: &[(&str, serde_json::Value)]) -> Timeline {
    let mut facts = vec![
        fact("b", "child_identity", &json!({ "born": born, "ethnicity": "WBRI" })),
        fact("s", "looked_after_start", &json!({ "day": care })),
        fact("l", "legal_status", &json!({ "day": care, "status": "C2" })),
        fact("p", "placement", &json!({ "day": care, "place": "U6" })),
    ];
    for (nth, (kind, payload)) in said.iter().enumerate() {
        facts.push(fact(&format!("f{nth}"), kind, payload));
    }
    Timeline::of(id, &facts, Moment::END_OF_TIME)
}

#[test]
fn what_a_child_keeps_with_their_advocate_is_counted_and_not_on_the_file() {
    let said = [
        ("advocacy_referral", json!({ "day": "2018-02-01", "from": "child", "advocate": "a" })),
        (
            "advocacy_note",
            json!({ "day": "2018-02-03", "referral": "2018-02-01", "about": "talk",
                    "themes": ["placement", "worker"], "share": "nothing" }),
        ),
        ("advocate_visit", json!({ "day": "2018-02-10", "seen": true, "referral": "2018-02-01" })),
        (
            "advocacy_referral",
            json!({ "day": "2018-03-01", "from": "carer", "theme": "school", "also": ["money"] }),
        ),
    ];
    let cases = cases(&child("a", "2008-01-01", "2018-01-01", &said), day("2018-04-01"));
    let told: Vec<(Vec<AdvocacyTheme>, bool, Option<Day>)> =
        cases.iter().map(|case| (case.themes.clone(), case.is_kept, case.last)).collect();
    assert_eq!(
        told,
        [
            (vec![AdvocacyTheme::Placement, AdvocacyTheme::Worker], true, Some(day("2018-02-10"))),
            (vec![AdvocacyTheme::School, AdvocacyTheme::Money], false, None),
        ]
    );
}

#[test]
fn the_first_visit_of_a_child_who_was_of_age() {
    let visit = |on: &str, seen: bool, refused: Option<bool>| {
        ("advocate_visit", json!({ "day": on, "seen": seen, "refused": refused }))
    };
    for (born, said, expected) in [
        ("2013-01-02", vec![], None),
        ("2013-01-01", vec![], Some((None, false, 0))),
        ("2008-01-01", vec![visit("2018-01-20", false, None)], Some((None, false, 1))),
        (
            "2008-01-01",
            vec![
                visit("2018-01-20", false, None),
                visit("2018-01-29", true, None),
                visit("2018-03-01", false, None),
            ],
            Some((Some("2018-01-29"), false, 1)),
        ),
        ("2008-01-01", vec![visit("2018-01-20", false, Some(true))], Some((Some("2018-01-20"), true, 0))),
        ("2008-01-01", vec![visit("2017-12-20", true, None)], Some((None, false, 0))),
    ] {
        let child = child("a", born, "2018-01-01", &said);
        let first = Here::of(&child, &[], day("2018-06-01"), &Authority::default()).first;
        let told = first.map(|first| (first.done, first.refused, first.tried));
        assert_eq!(
            told,
            expected.map(|(done, refused, tried)| (done.map(day), refused, tried)),
            "{born} {said:?}"
        );
    }
}

/// Where no day can be told the reason is told, and it is the true one.
#[test]
fn why_a_first_visit_has_no_day() {
    let standard = |since: &str| {
        fact(
            "s",
            "local_standard",
            &json!({ "clock": "adv.initial", "since": since,
        "limit": "20W", "words": "20 days" }),
        )
    };
    let kept =
        |since: &str, kind: &str| fact("k", "record_kept", &json!({ "since": since, "kinds": [kind] }));
    let care = day("2018-01-08");
    let cases: [(Vec<Fact>, Result<&str, NoDay>); 5] = [
        (vec![], Err(NoDay::NotSet)),
        (vec![standard("2018-02-01")], Err(NoDay::SetLater(day("2018-02-01")))),
        (vec![standard("2017-01-01")], Ok("2018-02-05")),
        (
            vec![standard("2017-01-01"), kept("2018-02-01", "advocate_visit")],
            Err(NoDay::RecordedLater(day("2018-02-01"))),
        ),
        (vec![standard("2017-01-01"), kept("2017-01-01", "review")], Err(NoDay::NotRecorded)),
    ];
    for (facts, expected) in cases {
        let authority = Authority::of("372", &facts, Moment::END_OF_TIME);
        let child = child("a", "2008-01-01", "2018-01-08", &[]);
        let on = day("2018-06-01");
        let at = Standpoint { day: on, known: Moment::END_OF_TIME, authority: &authority };
        let first = Here::of(&child, &clocks::due(&child, &at), on, &authority).first.unwrap();
        assert_eq!((first.since, first.due), (care, expected.map(day)));
    }
}

#[test]
fn the_balance_of_the_council_pack() {
    let published = Flow { open_at_start: 73, new: 68, closed: 50, not_taken_up: 9, open_at_end: 82 };
    assert_eq!((published.fault(), published.sum().as_str()), (None, "73 + 68 − 50 − 9 = 82"));
    // As the prose of the report has it, the nine are not said to have gone.
    let without = Flow { not_taken_up: 0, ..published };
    assert_eq!(
        without.fault().unwrap(),
        "73 open at the start and 68 new, less 50 closed and 0 not taken up, leave 91; 82 are said to be open at the end."
    );
}

#[test]
fn a_year_adds_up_whatever_its_edges() {
    let referral = |on: &str, closed: Option<&str>, ended: &str| {
        (
            "advocacy_referral",
            json!({ "day": on, "from": "child", "theme": "school", "closed": closed,
                    "ended": closed.map(|_| ended) }),
        )
    };
    let children = [
        child("a", "2008-01-01", "2017-01-01", &[referral("2017-03-31", None, "done")]),
        child("b", "2008-01-01", "2017-01-01", &[referral("2016-01-01", Some("2017-04-01"), "done")]),
        child("c", "2008-01-01", "2017-01-01", &[referral("2017-04-01", Some("2017-04-01"), "declined")]),
        child("d", "2008-01-01", "2017-01-01", &[referral("2018-03-31", Some("2018-04-01"), "withdrawn")]),
        child("e", "2008-01-01", "2017-01-01", &[referral("2016-01-01", Some("2017-03-31"), "done")]),
    ];
    let days = Period { from: day("2017-04-01"), to: day("2018-03-31") };
    let year = Year::of(children.iter(), days);
    assert_eq!(year.flow, Flow { open_at_start: 2, new: 2, closed: 1, not_taken_up: 1, open_at_end: 2 });
    assert_eq!((year.flow.fault(), year.long, year.themes_named()), (None, 0, 2));
}

#[test]
fn small_groups_are_hidden_and_so_is_the_group_that_would_tell() {
    let seen = [("advocate_visit", json!({ "day": "2018-03-01", "seen": true }))];
    let mut children: Vec<Timeline> = Vec::new();
    for nth in 0..20 {
        let born = if nth < 17 { "2006-01-01" } else { "2011-01-01" };
        let said: &[_] = if nth % 2 == 0 { &seen } else { &[] };
        children.push(child("c", born, "2018-01-01", said));
    }
    let groups = reach::groups(children.iter(), day("2018-06-01"), &Places::default(), true);
    let of = |by: &str| -> Vec<Shown> {
        groups.iter().filter(|group| group.by == by).map(|group| group.in_care).collect()
    };
    assert_eq!(of("All"), [Shown::Count(20)]);
    assert_eq!(
        of("Age"),
        [Shown::Hidden, Shown::Hidden],
        "three of twenty are hidden, and so are the others"
    );
    let groups = reach::groups(children.iter(), day("2018-06-01"), &Places::default(), false);
    let share = groups.iter().find(|group| group.by == "All").and_then(|group| group.share);
    assert_eq!(share, Some(50));
}

/// So many miles from one postcode to another, as the second says.
struct Road;

impl Miles for Road {
    fn miles(&self, _: &records::Postcode, to: &records::Postcode) -> Option<f64> {
        to.as_str().strip_prefix("CD")?.split(' ').next()?.parse().ok()
    }
}

#[test]
fn who_lives_far_from_home_is_told_apart_where_a_directory_tells_it() {
    let lives = |postcode: Option<&str>| {
        let mut facts = vec![
            fact("b", "child_identity", &json!({ "born": "2008-01-01" })),
            fact("s", "looked_after_start", &json!({ "day": "2018-01-01", "home_postcode": "AB1 2CD" })),
            fact("l", "legal_status", &json!({ "day": "2018-01-01", "status": "C2" })),
        ];
        facts.push(fact(
            "p",
            "placement",
            &json!({ "day": "2018-01-01", "place": "U6", "postcode": postcode }),
        ));
        Timeline::of("a", &facts, Moment::END_OF_TIME)
    };
    let homes =
        [Some("CD10 1AA"), Some("CD20 1AA"), Some("CD20 1AA"), Some("CD21 1AA"), None, Some("EF1 1AA")];
    let children: Vec<Timeline> = homes.into_iter().map(lives).collect();
    let by_miles = |places: &Places| -> Vec<(String, Shown)> {
        let groups = reach::groups(children.iter(), day("2018-06-01"), places, false);
        let own = groups.into_iter().filter(|group| group.by == "Miles from home");
        own.map(|group| (group.name, group.in_care)).collect()
    };
    let told = by_miles(&Places::of(Arc::new(Road)));
    let expected = [
        ("Up to 10 miles", 1),
        ("More than 10, up to 20 miles", 2),
        ("More than 20 miles", 1),
        ("Not known: a postcode is not recorded, or in no directory", 2),
    ];
    assert_eq!(told, expected.map(|(name, count)| (name.to_owned(), Shown::Count(count))));
    // Without a directory nothing is known, and nothing is said to be near.
    let none = "Not known here: there is no directory of postcodes".to_owned();
    assert_eq!(by_miles(&Places::default()), [(none, Shown::Count(6))]);
}
