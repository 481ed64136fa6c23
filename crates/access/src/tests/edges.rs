//! The edges: relatives, closed records, adopted brothers and sisters, parents who are care leavers, leavers, inspectors.

use calendar::Moment;
use records::Fact;
use records::coming_into_care::Address;
use records::governance::Closeness;
use records::workforce::SocialWorkerAllocation;
use timeline::Timeline;

use super::{ask, child, day, held, people, span};
use crate::{
    Asking, Close, Closure, Colleague, Given, Inspecting, Part, Post, Role, Staff, Ties, break_glass,
};

fn closed(open_to: &[(&str, &str)]) -> Ties {
    let open_to = open_to.iter().map(|(who, until)| {
        let until = (!until.is_empty()).then(|| day(until));
        ((*who).into(), until)
    });
    let closure = Closure {
        span: span("2026-02-01", ""),
        because: "The child was adopted, or is placed for adoption",
        open_to: open_to.collect(),
    };
    Ties { closed: vec![closure], ..child() }
}

fn opens_with_a_reason(who: &str, child: &Ties, on: &str) -> bool {
    let (people, staff) = (people(), Staff::default());
    let person = people.person(who).unwrap();
    let asking = Asking { person, people: &people, staff: &staff, child, day: day(on) };
    break_glass(&asking, "A call at night").is_ok()
}

#[test]
fn the_advocacy_service_is_there_for_care_leavers_until_they_are_25() {
    let left = Ties { after_care: vec![span("2026-06-01", "2033-05-04")], ..child() };
    for (on, may) in [("2026-05-31", true), ("2026-06-01", true), ("2033-05-03", true), ("2033-05-04", false)]
    {
        let asked = ask("avi", &left, &Staff::default(), on);
        assert_eq!(asked.is_ok(), may, "{on}");
    }
    let permit = ask("avi", &left, &Staff::default(), "2027-01-01").unwrap();
    assert!(permit.reads().has(Part::Advocacy) && permit.writes().has(Part::Advocacy));
    assert!(!permit.reads().has(Part::Confidential) && !permit.reads().has(Part::Care));
    // Those who left before they were 16 are nobody's here, and other roles see no more by it.
    assert!(ask("avi", &child(), &Staff::default(), "2027-01-01").is_err());
    assert!(ask("vera", &left, &Staff::default(), "2027-01-01").is_err());
}

#[test]
fn a_closed_record_is_open_to_those_who_are_named_and_to_nobody_else() {
    let child = closed(&[("ada", ""), ("plum", "2026-03-01"), ("gone", "")]);
    for (who, on, opens) in [
        // The day before it was closed, as ever.
        ("head", "2026-01-31", true),
        ("head", "2026-02-01", false),
        ("oona", "2026-02-01", false),
        ("pat", "2026-02-01", false),
        ("nora", "2026-02-01", false),
        ("ada", "2026-02-01", true),
        // No longer the social worker, and still named.
        ("ada", "2026-04-01", true),
        // The social worker of the day, and not named.
        ("bo", "2026-04-01", false),
        ("plum", "2026-02-28", true),
        ("plum", "2026-03-01", false),
    ] {
        let answer = ask(who, &child, &Staff::default(), on);
        assert_eq!(answer.is_ok(), opens, "{who} on {on}: {answer:?}");
        if let Err(refusal) = answer {
            assert!(refusal.nearest().contains("Closed to most since 1 February 2026"), "{refusal:?}");
        }
    }
    for (who, opens) in [("oona", true), ("head", true), ("bo", false), ("nora", false), ("pat", false)] {
        assert_eq!(opens_with_a_reason(who, &child, "2026-04-01"), opens, "{who}");
    }
}

#[test]
fn an_address_that_must_be_kept_is_open_to_those_who_work_with_the_whole_child() {
    let address = |confidential| Address {
        since: day("2026-01-01"),
        until: None,
        who: "Her mother".to_owned(),
        lines: Some("1 Invented Row".to_owned()),
        postcode: None,
        confidential,
    };
    let fact = |id: &str, revision, confidential| {
        let said = Fact::said(id, Moment::from_micros(0), address(confidential));
        Fact { revision, ..said }
    };
    // Said of the first only when it was put right; of the third by mistake.
    let facts = [
        fact("a", 1, false),
        fact("a", 2, true),
        fact("b", 1, false),
        fact("c", 1, true),
        fact("c", 2, false),
    ];
    for (who, opens) in [
        ("ada", &["a1", "a2", "b1", "c1", "c2"][..]),
        ("oona", &["a1", "a2", "b1", "c1", "c2"]),
        ("plum", &["b1", "c2"]),
        ("hana", &["b1", "c2"]),
        ("vera", &["b1", "c2"]),
    ] {
        let permit = ask(who, &child(), &Staff::default(), "2026-02-01").unwrap();
        let open: Vec<String> =
            permit.opened(&facts).map(|fact| format!("{}{}", fact.id, fact.revision)).collect();
        assert_eq!(open, opens, "{who}");
    }
}

#[test]
fn of_two_closures_both_must_name_somebody() {
    let mut child = closed(&[("ada", ""), ("head", "")]);
    child.closed.push(Closure {
        span: span("2026-02-10", ""),
        because: "A court said so",
        open_to: vec![("head".into(), None)],
    });
    for (who, on, opens) in
        [("ada", "2026-02-09", true), ("ada", "2026-02-10", false), ("head", "2026-02-10", true)]
    {
        assert_eq!(ask(who, &child, &Staff::default(), on).is_ok(), opens, "{who} on {on}");
    }
}

#[test]
fn a_relative_has_no_way_in_whatever_their_work() {
    for (who, role) in [("ada", "her social worker"), ("head", "head of service"), ("oona", "out of hours")] {
        let close = Close { who: who.into(), span: span("2026-02-01", ""), how: Closeness::Relative };
        let child = Ties { close: vec![close], ..child() };
        assert!(ask(who, &child, &Staff::default(), "2026-01-31").is_ok(), "{role}");
        let refusal = ask(who, &child, &Staff::default(), "2026-02-01").unwrap_err();
        assert!(refusal.nearest().starts_with("Closed to Name of"), "{refusal:?}");
        assert!(!refusal.nearest().contains("  "), "{refusal:?}");
        assert!(!opens_with_a_reason(who, &child, "2026-02-01"), "{role}");
        // Colleagues are not shut out with them.
        assert!(ask("qi", &child, &Staff::default(), "2026-02-01").is_ok());
    }
}

#[test]
fn a_record_is_closed_from_the_day_of_the_adoption_order() {
    let child = |more: &str, until: &str| {
        let text = format!(
            "2020-05-04 born
             2024-01-10 start
             2024-01-10 lives U1 AB1
             {more}"
        );
        let mut facts = timeline::history::facts(&text).unwrap();
        let worker = SocialWorkerAllocation {
            since: day("2024-01-10"),
            until: (!until.is_empty()).then(|| day(until)),
            worker: "ada".to_owned(),
            because: None,
        };
        facts.push(Fact::said("held", Moment::from_micros(0), worker));
        Ties::of(&Timeline::of("A1", &facts, Moment::END_OF_TIME))
    };
    let adopted = child("2026-02-01 end E11", "2026-02-01");
    for (who, on, opens) in [
        ("head", "2026-01-31", true),
        ("qi", "2026-01-31", true),
        ("head", "2026-02-01", false),
        ("qi", "2026-02-01", false),
        ("pat", "2026-02-01", false),
        ("oona", "2026-02-01", false),
        // The last letters are written, and then it is closed to its social worker too.
        ("ada", "2026-02-01", true),
        ("ada", "2026-04-25", true),
        ("ada", "2026-04-26", false),
    ] {
        let answer = ask(who, &adopted, &Staff::default(), on);
        assert_eq!(answer.is_ok(), opens, "{who} on {on}: {answer:?}");
    }
    assert!(opens_with_a_reason("head", &adopted, "2027-01-01"), "whoever must, says why");
    // The order that is written down closes it, also before anybody has written that care ended.
    let made = child("2026-02-01 adoption_step what=order_made", "");
    for (who, on, opens) in [
        ("head", "2026-01-31", true),
        ("head", "2026-02-01", false),
        ("qi", "2026-02-01", false),
        ("ada", "2026-02-01", true),
    ] {
        assert_eq!(ask(who, &made, &Staff::default(), on).is_ok(), opens, "{who} on {on}");
    }
    // Care that ended otherwise closes nothing; of a child who comes into care again it opens.
    let home = child("2026-02-01 end E4A", "");
    assert!(home.closed.is_empty() && ask("head", &home, &Staff::default(), "2026-02-01").is_ok());
    let again = child("2026-02-01 end E12\n2027-03-01 start", "");
    assert_eq!(again.closed[0].span, span("2026-02-01", "2027-03-01"));
    assert!(ask("head", &again, &Staff::default(), "2027-03-01").is_ok());
}

#[test]
fn to_be_let_in_does_not_open_a_closed_record_or_ones_own_relative() {
    let given = Given {
        who: "bo".into(),
        span: span("2026-02-01", "2026-03-01"),
        because: "to cover for a colleague".to_owned(),
        confidential: false,
    };
    let open = Ties { given: vec![given.clone()], ..child() };
    let permit = ask("bo", &open, &Staff::default(), "2026-02-28").unwrap();
    assert_eq!(permit.why(), "let in until 1 March 2026: to cover for a colleague");
    assert!(!permit.reads().has(Part::Confidential));
    let shut = Ties { given: vec![given.clone()], ..closed(&[]) };
    assert!(ask("bo", &shut, &Staff::default(), "2026-02-28").is_err());
    let close = Close { who: "bo".into(), span: span("2026-01-01", ""), how: Closeness::Friend };
    let own = Ties { given: vec![given], close: vec![close], ..child() };
    assert!(ask("bo", &own, &Staff::default(), "2026-02-28").is_err());
}

#[test]
fn of_two_children_of_a_family_each_has_a_record_of_their_own() {
    // The younger was adopted: the record is closed. The elder's social worker and their manager work on.
    let younger = Ties { child: "C2".into(), ..closed(&[("plum", "")]) };
    let elder = Ties { family: vec!["C2".into()], ..child() };
    assert!(ask("bo", &elder, &Staff::default(), "2026-04-01").is_ok());
    assert!(ask("bo", &younger, &Staff::default(), "2026-04-01").is_err());
}

#[test]
fn a_parent_who_is_a_care_leaver_keeps_their_own_record() {
    // The mother is a care leaver with an adviser, Pia; her child has a social worker, Ada, and each record names the other.
    let mother = Ties {
        child: "C1".into(),
        advisers: vec![held("pia", "2026-01-01", "")],
        family: vec!["C9".into()],
        ..Ties::default()
    };
    let baby = Ties {
        child: "C9".into(),
        workers: vec![held("ada", "2026-01-01", "")],
        family: vec!["C1".into()],
        ..Ties::default()
    };
    for (who, child, opens) in
        [("pia", &mother, true), ("pia", &baby, false), ("ada", &baby, true), ("ada", &mother, false)]
    {
        let answer = ask(who, child, &Staff::default(), "2026-02-01");
        assert_eq!(answer.is_ok(), opens, "{who} at {}", child.child);
        if let Err(refusal) = answer {
            let explains = "To work with one of a family opens that record, not those of the others.";
            assert!(refusal.nearest().ends_with(explains), "{refusal:?}");
        }
    }
}

#[test]
fn an_advocate_reads_the_notes_of_the_children_who_were_referred_to_them() {
    let notes = records::kind("advocacy_note").unwrap();
    let child = Ties { advocates: vec![held("avi", "2026-03-01", "2026-03-20")], ..child() };
    for (on, who, reads) in [
        ("2026-02-28", "avi", false),
        ("2026-03-01", "avi", true),
        ("2026-03-19", "avi", true),
        ("2026-03-20", "avi", false),
        ("2026-03-01", "bo", false),
    ] {
        let answer = ask(who, &child, &Staff::default(), on);
        let may = answer.as_ref().is_ok_and(|permit| permit.may_read(notes));
        assert_eq!(may, reads, "{who} on {on}");
        // Whoever has the referral challenges how the case is handled: nobody has to let them in first.
        let challenge = records::kind("escalation").unwrap();
        let raises =
            answer.as_ref().is_ok_and(|permit| permit.may_read(challenge) && permit.may_write(challenge));
        assert_eq!(raises, reads, "{who} on {on}");
    }
}

#[test]
fn the_notes_of_advocates_and_visitors_are_closed_to_the_social_work_team() {
    let given = |who: &str, confidential| Given {
        who: who.into(),
        span: span("2026-01-01", "2026-05-01"),
        because: "the child asked".to_owned(),
        confidential,
    };
    let child = Ties { visitors: vec![held("avi", "2026-03-01", "")], ..child() };
    let notes = |who: &str, on: &str, child: &Ties| {
        ask(who, child, &Staff::default(), on).is_ok_and(|permit| permit.reads().has(Part::Confidential))
    };
    for (who, on, reads) in [
        ("bo", "2026-03-01", false),
        ("saul", "2026-03-01", false),
        ("ivo", "2026-03-01", false),
        ("head", "2026-03-01", false),
        ("qi", "2026-03-01", false),
        ("pat", "2026-03-01", false),
        ("avi", "2026-03-01", true),
        // Before the match Avi only brings visitors and children together.
        ("avi", "2026-02-01", false),
    ] {
        assert_eq!(notes(who, on, &child), reads, "{who} on {on}");
    }
    // A second advocate whom the child asked for; and a manager, to keep the child safe.
    let asked = Ties { visitors: Vec::new(), given: vec![given("avi", false)], ..child.clone() };
    assert!(notes("avi", "2026-02-01", &asked));
    let safe = Ties { given: vec![given("head", true)], ..child };
    assert!(notes("head", "2026-02-01", &safe) && !notes("head", "2026-05-01", &safe));
}

#[test]
fn partners_see_and_add_their_part_and_no_more() {
    let (child, staff) = (child(), Staff::default());
    for (who, own, others) in [
        ("hana", Part::Health, [Part::Care, Part::Education, Part::Adoption, Part::Confidential]),
        ("vera", Part::Education, [Part::Care, Part::Health, Part::Adoption, Part::Confidential]),
        ("avi", Part::Advocacy, [Part::Care, Part::Education, Part::Health, Part::Confidential]),
    ] {
        let permit = ask(who, &child, &staff, "2026-03-01").unwrap();
        assert!(permit.reads().has(own) && permit.reads().has(Part::Who), "{who}");
        // A first visit is written down by whoever of the service made it, before any referral; no notes of others are read.
        let adds: &[Part] = if who == "avi" { &[own, Part::Confidential] } else { &[own] };
        assert_eq!(permit.writes().iter().collect::<Vec<_>>(), adds, "{who}");
        assert!(others.iter().all(|part| !permit.reads().has(*part)), "{who}: {permit:?}");
    }
}

#[test]
fn an_inspector_reads_who_was_drawn_from_a_day_to_a_day_and_changes_nothing() {
    let inspecting = Inspecting {
        span: span("2026-03-02", "2026-03-14"),
        what: "ILACS".to_owned(),
        sample: vec!["C1".into()],
    };
    let staff =
        Staff::default().and("insp", Colleague { inspections: vec![inspecting], ..Colleague::default() });
    let other = Ties { child: "C2".into(), ..child() };
    for (child, on, opens) in [
        (&child(), "2026-03-01", false),
        (&child(), "2026-03-02", true),
        (&child(), "2026-03-13", true),
        (&child(), "2026-03-14", false),
        (&other, "2026-03-02", false),
    ] {
        let answer = ask("insp", child, &staff, on);
        assert_eq!(answer.is_ok(), opens, "{} on {on}", child.child);
        assert!(answer.is_err() || answer.is_ok_and(|permit| permit.writes().is_empty()));
    }
    assert!(ask("insp", &closed(&[]), &staff, "2026-03-02").is_err(), "closed is closed");
}

#[test]
fn who_has_left_sees_nothing_from_that_day() {
    let post = |until: &str| Post { role: Role::HeadOfService, span: span("2020-01-01", until), team: None };
    let staff = |posts| Staff::default().and("gone", Colleague { posts, ..Colleague::default() });
    for (posts, on, opens) in [
        (vec![post("2026-03-01")], "2026-02-28", true),
        (vec![post("2026-03-01")], "2026-03-01", false),
        // A move is not a leave.
        (vec![post("2026-03-01"), post("")], "2026-03-01", true),
        (vec![], "2026-03-01", true),
    ] {
        let staff = staff(posts);
        assert_eq!(ask("gone", &child(), &staff, on).is_ok(), opens, "{on}");
    }
}

#[test]
fn who_stands_in_has_the_children_of_a_colleague_for_that_time() {
    let stands_in = vec![("bo".into(), span("2026-04-01", "2026-04-15"))];
    let staff = Staff::default().and("ada", Colleague { stands_in, ..Colleague::default() });
    for (on, why) in [
        ("2026-03-31", ""),
        ("2026-04-01", "standing in for Name of bo, the child’s social worker, until 15 April 2026"),
        ("2026-04-15", ""),
    ] {
        let permit = ask("ada", &child(), &staff, on);
        assert_eq!(permit.map_or(String::new(), |permit| permit.why().to_owned()), why, "{on}");
    }
}
