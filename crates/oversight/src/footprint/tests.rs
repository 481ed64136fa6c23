use calendar::Moment;
use records::Fact;
use records::reviews::{EscalationAs, IroAllocation};
use timeline::{Standpoint, Timeline, history};

use super::*;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn footprint(stories: &[&str], on: &str) -> Footprint {
    let authority = Authority::default();
    let at = Standpoint { day: on.parse().unwrap(), known: Moment::END_OF_TIME, authority: &authority };
    let mut all = Footprint::of_months(month("2018-01"), month("2018-03"));
    for (nth, story) in stories.iter().enumerate() {
        let mut facts = history::facts(story).unwrap();
        let ivo = |since: &str, until: Option<&str>, who: &str| IroAllocation {
            since: since.parse().unwrap(),
            until: until.map(|until| until.parse().unwrap()),
            worker: who.to_owned(),
        };
        let said = [ivo("2017-01-09", Some("2018-03-01"), "ivo"), ivo("2018-03-01", None, "ina")];
        for (at, said) in said.into_iter().enumerate() {
            facts.push(Fact::said(&format!("iro-{at}"), Moment::from_micros(0), said));
        }
        of_child(&mut all, &Timeline::of(&format!("A{nth}"), &facts, Moment::END_OF_TIME), &at);
    }
    all
}

const CARE: &str = "2010-05-04 born\n2017-01-08 start\n2017-01-08 status C1\n2017-01-08 lives U6 AB1\n\
                    2017-02-01 review PN1\n2017-04-28 review PN1\n2017-10-20 review PN1\n";

#[test]
fn each_act_is_counted_once_for_whose_it_was() {
    let story = format!(
        "{CARE}2018-01-15 midway_review\n2018-02-10 child_spoken_to\n2018-03-05 child_spoken_to declined=yes\n\
         2018-02-12 review_checklist grade=good\n2018-02-14 review PN1\n\
         2018-02-20 escalation by=ivo theme=education stage_1_answered=2018-02-23 stage_2_opened=2018-02-26\n\
         2018-03-05 escalation by=ina theme=education stage_1_answered=2018-03-06 resolved=2018-03-20 end=resolved\n"
    );
    let seen = footprint(&[&story], "2018-03-31");
    let ivo: Who = Some("ivo".into());
    let ina: Who = Some("ina".into());
    assert_eq!(seen.officers(), [ina.clone(), ivo.clone()]);
    let feb = seen.of(month("2018-02"), &ivo);
    assert_eq!((feb.caseload, feb.visits, feb.reviews, feb.judged, feb.in_time), (1, 1, 1, 1, 1));
    assert_eq!((feb.grades, feb.unchecked, feb.checklists()), ([0, 1, 0, 0], 0, 1));
    assert_eq!(feb.stages[0], Stage { opened: 1, late: 1, days: 3, ..Stage::default() });
    assert_eq!(feb.stages[1], Stage { opened: 1, waits: 1, ..Stage::default() });
    let march = seen.of(month("2018-03"), &ina);
    assert_eq!(
        (march.caseload, march.visits, march.ended),
        (1, 0, (1, 0)),
        "a child who did not want to is no visit"
    );
    assert_eq!(march.stages[0], Stage { opened: 1, in_time: 1, days: 1, ..Stage::default() });
    assert_eq!(seen.of(month("2018-03"), &ivo).caseload, 0, "somebody else is the officer since 1 March");
    assert_eq!(seen.of(month("2018-01"), &ivo).midway, 1);
    assert_eq!(seen.themes(None), [(EscalationTheme::Education, [2, 1, 0, 0, 0])]);
    assert_eq!(seen.themes(Some(&ina)), [(EscalationTheme::Education, [1, 0, 0, 0, 0])]);
}

#[test]
fn totals_are_the_sums_of_their_parts() {
    let one =
        format!("{CARE}2018-02-14 review PN1\n2018-02-20 escalation by=ivo stage_1_answered=2018-02-21\n");
    let two = format!("{CARE}2018-02-20 review PN1\n2018-03-08 escalation\n2018-03-08 midway_review\n");
    let seen = footprint(&[&one, &two], "2018-03-31");
    let mut by_month = Tally::default();
    seen.months.iter().for_each(|month| by_month.add(&seen.month(*month)));
    let mut by_officer = Tally::default();
    seen.officers().iter().for_each(|who| by_officer.add(&seen.officer(who)));
    let total = seen.total();
    assert_eq!(by_officer, total);
    // The caseload is a state: a year has that of its last month.
    assert_eq!(Tally { caseload: total.caseload, ..by_month }, total);
    assert_eq!(
        (total.reviews, total.unchecked, total.stages[0].opened, total.midway, total.caseload),
        (2, 2, 2, 1, 2)
    );
    let parts = footprint(&[&one], "2018-03-31").and(&footprint(&[&two], "2018-03-31"));
    assert_eq!(parts, seen, "children counted apart and put together");
    assert_eq!(seen.only(&Some("ivo".into())).total(), seen.officer(&Some("ivo".into())));
}

/// A total that holds months which are shown as not known does not add up, whatever it says of itself.
#[test]
fn months_that_are_not_known_count_for_nothing() {
    let story = format!(
        "{CARE}2018-01-15 midway_review\n2018-02-14 review PN1\n2018-03-08 midway_review\n\
         2018-02-20 escalation by=ivo theme=health\n2018-03-05 escalation by=ina theme=education\n"
    );
    let whole = footprint(&[&story], "2018-03-31");
    for (since, counted) in [
        (None, (1, 2, 2)),
        (Some("2018-01-31"), (1, 2, 2)),
        (Some("2018-02-01"), (1, 1, 2)),
        (Some("2018-03-01"), (0, 1, 1)),
        (Some("2018-04-01"), (0, 0, 0)),
    ] {
        let known = whole.clone().known_since(since.map(|day: &str| day.parse().unwrap()));
        let total = known.total();
        assert_eq!((total.reviews, total.midway, total.stages[0].opened), counted, "{since:?}");
        assert_eq!(known.months, whole.months, "a month that is not known is still a month");
        let mut months = Tally::default();
        known.months.iter().for_each(|month| months.add(&known.month(*month)));
        let mut officers = Tally::default();
        known.officers().iter().for_each(|who| officers.add(&known.officer(who)));
        assert_eq!((months.reviews, months.midway), (total.reviews, total.midway), "{since:?}");
        assert_eq!(officers, total, "{since:?}");
        let themes: u32 = known.themes(None).iter().map(|(_, counts)| counts[0]).sum();
        assert_eq!(themes, total.stages[0].opened, "{since:?}");
    }
}

#[test]
fn advocates_are_counted_apart_and_days_to_come_not_at_all() {
    let story = format!("{CARE}2018-02-20 escalation by=ada raised_as=advocate\n2018-03-08 midway_review\n");
    let seen = footprint(&[&story], "2018-03-01");
    let total = seen.total();
    assert_eq!((total.by_advocates, total.stages[0].opened, total.midway), (1, 0, 0));
    assert_eq!(EscalationAs::Advocate.code(), "advocate");
}

/// A chair of conferences is no reviewing officer: what a chair raises was counted as an officer's challenge.
#[test]
fn chairs_of_conferences_are_counted_apart() {
    let story = format!("{CARE}2018-02-20 escalation by=cho raised_as=conference_chair theme=health\n");
    let seen = footprint(&[&story], "2018-03-01");
    let total = seen.total();
    assert_eq!((total.by_chairs, total.by_advocates, total.stages[0].opened), (1, 0, 0));
    assert!(seen.themes(None).is_empty() && !seen.officers().contains(&Some("cho".into())));
}

#[test]
fn how_children_took_part_and_when_the_minutes_went() {
    let story = format!(
        "{CARE}2018-01-10 review PN7\n2018-02-14 review PN1\n2018-03-20 review\n\
         2018-01-20 review_record review=2018-01-10 distributed=2018-02-07\n\
         2018-02-20 review_record review=2018-02-14 distributed=2018-03-15\n"
    );
    let seen = footprint(&[&story], "2018-03-31");
    let total = seen.total();
    let mut ways = [0; PARTICIPATION];
    (ways[1], ways[7], ways[8]) = (1, 1, 1);
    assert_eq!(total.participation, ways);
    assert_eq!(total.participation.iter().sum::<u32>(), total.reviews, "each review is in one of them");
    // 20 working days after 10 January are 7 February; after 14 February, 14 March; the third is not due yet.
    assert_eq!((total.minutes, total.minutes_in_time, total.share_of_minutes()), (2, 1, Some(50.0)));
}

#[test]
fn sections_and_themes_are_told_apart() {
    let section = |section: &str, grade| records::reviews::ChecklistSection {
        section: section.to_owned(),
        grade,
        because: None,
        seen: None,
    };
    let list = records::reviews::ReviewChecklist {
        day: "2018-02-12".parse().unwrap(),
        for_review: None,
        grade: records::reviews::Grade::Good,
        because: Some("Because".to_owned()),
        sections: vec![
            section("Heard", records::reviews::Grade::Inadequate),
            section("Home and safety", records::reviews::Grade::Good),
        ],
    };
    let authority = Authority::default();
    let at =
        Standpoint { day: "2018-03-31".parse().unwrap(), known: Moment::END_OF_TIME, authority: &authority };
    let mut facts = history::facts(&format!("{CARE}2018-02-20 escalation by=ivo theme=health\n")).unwrap();
    facts.push(Fact::said("list", Moment::from_micros(0), list));
    facts.push(Fact::said(
        "sw",
        Moment::from_micros(0),
        records::workforce::SocialWorkerAllocation {
            worker: "sam".to_owned(),
            since: "2018-01-01".parse().unwrap(),
            until: None,
            because: None,
        },
    ));
    let mut seen = Footprint::of_months(month("2018-01"), month("2018-03"));
    of_child(&mut seen, &Timeline::of("A", &facts, Moment::END_OF_TIME), &at);
    let sections: Vec<(&str, [u32; 4])> = seen.sections().into_iter().collect();
    assert_eq!(sections, [("Heard", [0, 0, 0, 1]), ("Home and safety", [0, 1, 0, 0])]);
    let team = |worker: &str, _: Day| (worker == "sam").then(|| "North".to_owned());
    let mine = (Some("North".to_owned()), EscalationTheme::Health, [1, 0, 0, 0, 0]);
    assert_eq!(seen.themes_by_team(&team), [mine]);
    assert_eq!(seen.themes_by_team(&|_, _| None)[0].0, None, "a team that is not known has no name");
    assert!(seen.known_since(Some("2018-03-01".parse().unwrap())).sections().is_empty());
}

#[test]
fn children_for_each_full_time_officer() {
    for (children, hundredths, expected) in
        [(60, 100, Some(60)), (40, 60, Some(67)), (0, 50, Some(0)), (50, 0, None), (50, -1, None)]
    {
        assert_eq!(for_full_time(children, hundredths), expected, "{children} at {hundredths}");
    }
}

#[test]
fn caseloads_against_the_handbook() {
    for (children, words) in [
        (0, None),
        (49, Some("fewer than 50")),
        (50, Some("from 50 to 70")),
        (70, Some("from 50 to 70")),
        (71, Some("more than 70")),
    ] {
        assert_eq!(caseload_in_words(children), words, "{children}");
    }
}

#[test]
fn reviews_that_were_held_unprepared_are_counted_by_the_reason() {
    let prepared = format!(
        "{CARE}2018-02-01 child_spoken_to\n2018-02-12 review_checklist grade=good\n2018-02-14 review_planned\n\
         2018-02-14 review PN1\n"
    );
    let said = format!("{CARE}2018-02-14 review_meeting unprepared=child_away\n2018-02-14 review PN1\n");
    let silent = format!("{CARE}2018-02-01 child_spoken_to\n2018-02-14 review PN1\n");
    let seen = footprint(&[&prepared, &said, &silent, &said], "2018-03-31");
    assert_eq!(seen.unprepared(None), [(Some(Unprepared::ChildAway), 2), (None, 1)]);
    let ivo: Who = Some("ivo".into());
    assert_eq!(seen.unprepared(Some(&ivo)).len(), 2);
    assert_eq!(seen.only(&Some("ina".into())).unprepared(None), []);
    let parts = footprint(&[&prepared, &said], "2018-03-31").and(&footprint(&[&silent, &said], "2018-03-31"));
    assert_eq!(parts, seen);
}

/// The booking of the next review is no booking of the last: every review but the newest was counted as booked.
#[test]
fn a_booking_of_the_next_review_prepares_no_other() {
    let story = |booked: &str| {
        format!(
            "{CARE}2018-02-01 child_spoken_to\n2018-02-12 review_checklist grade=good\n2018-02-14 review PN1\n{booked}"
        )
    };
    for (booked, unprepared) in [
        ("2018-08-01 review_planned known 2018-02-20", 1),
        // Booked before, and held sooner than it was booked.
        ("2018-02-20 review_planned known 2018-02-01", 0),
        ("2018-02-14 review_planned known 2018-02-20", 0),
    ] {
        let seen = footprint(&[&story(booked)], "2018-03-31");
        assert_eq!(seen.unprepared(None).iter().map(|(_, count)| count).sum::<u32>(), unprepared, "{booked}");
    }
}
