use calendar::Day;
use records::court::PreProceedingsEnd;
use timeline::{Timeline, history};

use super::proceedings::{Time, Timely};
use super::{discharge, pre, proceedings, section_20, unborn};
use crate::permanence::Track;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(text: &str) -> Timeline {
    history::child("C1", text).unwrap()
}

#[test]
fn stages_before_proceedings_add_up() {
    let story = "2015-03-01 born
        2018-01-02 legal_planning_meeting threshold=yes decision=pre_proceedings
        2018-01-08 pre_proceedings meeting=2018-01-22 reviewed=2018-03-05 ended=2018-05-14 end=stepped_down";
    for (on, stage, days, next) in [
        ("2018-01-05", pre::Stage::Gateway, 3, Some(("Send the letter before proceedings", "2018-01-12"))),
        ("2018-01-10", pre::Stage::Letter, 2, Some(("Meet the family", "2018-01-18"))),
        ("2018-02-01", pre::Stage::Assessing, 24, Some(("Review", "2018-03-05"))),
        ("2018-04-01", pre::Stage::Reviewed, 83, Some(("End it: step down, or apply", "2018-04-30"))),
        ("2018-06-01", pre::Stage::Ended, 126, None),
    ] {
        let before = pre::of(&child(story), &[], day(on)).unwrap();
        let told = before.next.map(|(what, by)| (what, by.to_string()));
        assert_eq!(before.stage, stage, "{on}");
        assert_eq!(before.days(), days, "{on}");
        assert_eq!(told, next.map(|(what, by)| (what, by.to_owned())), "{on}");
    }
    assert!(pre::of(&child(story), &[], day("2018-01-01")).is_none());
}

#[test]
fn issuing_ends_what_went_before() {
    let story = "2015-03-01 born\n2018-01-08 pre_proceedings\n2018-03-01 care_proceedings issued=2018-03-01";
    let before = pre::of(&child(story), &[], day("2018-06-01")).unwrap();
    assert_eq!(before.ended, Some((day("2018-03-01"), Some(PreProceedingsEnd::Issued))));
    assert_eq!(before.days(), 52);
}

#[test]
fn relatives_nobody_asked_are_counted() {
    let story = "2015-03-01 born\n2018-01-08 pre_proceedings\n2018-01-08 relationship name=Fern relation=grandmother\n\
                 2018-01-08 relationship name=Ash relation=aunt\n2018-02-01 viability_assessment who=Ash viable=yes";
    let before = pre::of(&child(story), &[], day("2018-03-01")).unwrap();
    assert_eq!((before.family.len(), before.not_considered()), (2, 1));
}

#[test]
fn twenty_six_weeks_and_what_the_court_granted() {
    // Issued on 1 January: 26 weeks are over on 2 July.
    let issued = "2015-03-01 born\n2018-01-01 care_proceedings issued=2018-01-01";
    for (more, on, time) in [
        ("", "2018-07-02", Time::Runs(0)),
        ("", "2018-07-03", Time::Over(1)),
        (" extended=2018-06-25 extended_to=2018-08-27", "2018-07-03", Time::Runs(55)),
        (" extended=2018-06-25 extended_to=2018-08-27", "2018-08-28", Time::Over(1)),
        (" concluded=2018-07-02", "2018-09-01", Time::InTime),
        (" concluded=2018-07-09", "2018-09-01", Time::Late(7)),
        (
            " concluded=2018-08-01 extended=2018-06-25 extended_to=2018-08-27",
            "2018-09-01",
            Time::Extended(30),
        ),
        (" concluded=2018-07-02", "2018-07-01", Time::Runs(1)),
    ] {
        let all = proceedings::of(&child(&format!("{issued}{more}")), day(on));
        assert_eq!(all.first().map(|one| one.time), Some(time), "{more} on {on}");
    }
    assert!(proceedings::of(&child(issued), day("2017-12-31")).is_empty());
}

#[test]
fn hearings_and_filings_of_the_court() {
    let story = "2015-03-01 born
        2018-01-01 care_proceedings issued=2018-01-01 case_management=2018-01-19 final_hearing=2018-06-20
        2018-01-19 court_direction what=statement by=2018-02-16 done=2018-02-20
        2018-01-19 court_direction what=care_plan by=2018-05-01
        2018-01-19 court_direction what=hearing by=2018-04-10";
    let all = proceedings::of(&child(story), day("2018-05-04"));
    let one = &all[0];
    let hearings: Vec<_> =
        one.hearings.iter().map(|hearing| (hearing.day.to_string(), hearing.held)).collect();
    assert_eq!(
        hearings,
        [("2018-01-19".to_owned(), true), ("2018-04-10".to_owned(), true), ("2018-06-20".to_owned(), false)]
    );
    assert_eq!(one.next().map(|hearing| hearing.what.as_str()), Some("Final hearing"));
    let late: Vec<i32> = one.filings.iter().map(|filing| filing.late(day("2018-05-04"))).collect();
    assert_eq!(late, [4, 3]);
    assert_eq!(one.weeks(day("2018-05-04")), 17);
}

#[test]
fn timeliness_is_of_what_was_concluded() {
    let mut timely = Timely::default();
    for concluded in [" concluded=2018-06-25", " concluded=2018-08-06", ""] {
        let story = format!("2015-03-01 born\n2018-01-01 care_proceedings issued=2018-01-01{concluded}");
        for one in proceedings::of(&child(&story), day("2018-09-01")) {
            timely.add(&one);
        }
    }
    assert_eq!((timely.concluded, timely.in_time, timely.mean_weeks()), (2, 1, Some(28.0)));
    assert_eq!(Timely::default().mean_weeks(), None);
}

#[test]
fn agreements_and_what_is_wrong_with_them() {
    use section_20::Fault::*;
    let care = "2010-03-01 born\n2018-01-08 start\n2018-01-08 status V2\n2018-01-08 lives U6 AB1\n";
    let consent = "2018-01-07 section_20_consent by=Mother understood=yes";
    for (what, more, on, faults) in [
        ("none", String::new(), "2018-01-20", vec![NoConsent]),
        ("given the day before", consent.to_owned(), "2018-01-20", vec![]),
        ("three months on", consent.to_owned(), "2018-04-08", vec![NotReviewed]),
        ("looked at again", format!("{consent} reviewed=2018-04-01"), "2018-06-01", vec![]),
        ("not understood", consent.replace("yes", "not_known"), "2018-01-20", vec![NotUnderstood]),
        ("ended", format!("{consent} withdrawn=2018-02-01"), "2018-02-01", vec![Withdrawn]),
        ("a year", format!("{consent} reviewed=2019-01-07"), "2019-01-08", vec![NoPlan]),
        (
            "a year, with a plan",
            format!("{consent} reviewed=2019-01-07\n2018-05-01 permanence_plan route=home"),
            "2019-01-08",
            vec![],
        ),
    ] {
        let child = child(&format!("{care}{more}"));
        let track = Track::of(&child, day(on));
        let agreed = section_20::of(&child, track.as_ref(), day(on)).unwrap();
        assert_eq!(agreed.faults, faults, "{what}");
        assert_eq!(
            (agreed.since, agreed.age),
            (day("2018-01-08"), Some(if on < "2018-03-01" { 7 } else { 8 })),
            "{what}"
        );
    }
    let ordered = child(&format!("{care}2018-05-01 status C1"));
    assert!(section_20::of(&ordered, None, day("2018-05-01")).is_none());
}

#[test]
fn the_way_home_stage_by_stage() {
    use discharge::Stage;
    let care = "2012-03-01 born\n2017-01-08 start\n2017-01-08 status C2\n2017-01-08 lives U6 AB1\n2018-01-15 \
        permanence_plan route=home\n";
    let home = "2018-06-04 lives P1 AB9\n";
    for (more, on, stage) in [
        (String::new(), "2018-02-01", Stage::Considered),
        (
            "2018-02-01 assessment of=reunification completed=2018-04-01".to_owned(),
            "2018-04-01",
            Stage::Assessed,
        ),
        (
            "2018-05-01 decision_made about=with_parents agreed role=nominated_officer".to_owned(),
            "2018-05-01",
            Stage::Planned,
        ),
        (home.to_owned(), "2018-06-04", Stage::AtHome),
        (
            format!("{home}2018-11-01 permanence_step what=application done=2018-11-01"),
            "2018-11-02",
            Stage::Applied,
        ),
        (
            format!("{home}2018-12-01 permanence_step what=hearing planned=2019-02-01 cause=court"),
            "2018-12-02",
            Stage::Listed,
        ),
    ] {
        let child = child(&format!("{care}{more}"));
        let track = Track::of(&child, day(on)).unwrap();
        let going = discharge::of(&child, &track, day(on)).unwrap();
        assert_eq!(going.stage, stage, "{more}");
        assert!(going.under_order);
    }
    let elsewhere = child(&care.replace("route=home", "route=adoption"));
    let track = Track::of(&elsewhere, day("2018-02-01")).unwrap();
    assert!(discharge::of(&elsewhere, &track, day("2018-02-01")).is_none());
}

#[test]
fn who_went_home_and_came_back() {
    let story = |reason: &str, back: &str| {
        format!(
            "2012-03-01 born\n2016-01-08 start\n2016-01-08 status V2\n2016-01-08 lives U6 AB1\n2017-03-01 end {reason}\n\
                 {back} start\n{back} status V2\n{back} lives U6 AB1"
        )
    };
    let came =
        |reason: &str, back: &str| discharge::came_back(&child(&story(reason, back)), day("2018-12-31"));
    let one = came("E4B", "2017-09-01");
    assert_eq!((one.len(), one[0].days, one[0].planned, one[0].within_a_year()), (1, 184, false, true));
    assert!(!came("E4A", "2018-03-01")[0].within_a_year());
    assert!(came("E45", "2017-09-01").is_empty(), "was not home");
    assert!(came("E4A", "2019-03-01").is_empty(), "not by then");
}

#[test]
fn the_way_to_a_birth_is_counted_back() {
    let story = "2018-01-15 referral unborn expected=2018-06-25\n2018-01-20 assessment of=prebirth completed=2018-03-20";
    let unborn = unborn::of(&child(story), day("2018-03-19")).unwrap();
    assert_eq!(unborn.week, Some(26));
    let told: Vec<_> = unborn.steps.iter().map(|step| (step.due.to_string(), step.done.is_some())).collect();
    assert_eq!(
        told,
        [
            ("2018-01-08".to_owned(), true),
            ("2018-03-05".to_owned(), false),
            ("2018-03-19".to_owned(), false),
            ("2018-04-30".to_owned(), false)
        ]
    );
    assert_eq!(unborn.next().map(|step| step.late(day("2018-03-19"))), Some(14));
    assert!(unborn::of(&child(&format!("2018-06-20 born\n{story}")), day("2018-06-20")).is_none(), "born");
    assert!(
        unborn::of(&child(story), day("2018-07-17")).is_none(),
        "weeks after the day nobody is waited for"
    );
    let unknown = unborn::of(&child("2018-01-15 referral unborn"), day("2018-03-19")).unwrap();
    assert_eq!((unknown.expected, unknown.steps.len()), (None, 0));
}
