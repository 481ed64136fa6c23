use calendar::Moment;
use records::Fact;
use timeline::history;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A child of whom this is told beside a birth.
fn child(id: &str, told: &str) -> Timeline {
    history::child(id, &format!("2010-05-04 born\n{told}")).unwrap()
}

fn audit(on: &str, grade: &str, more: &str) -> String {
    format!("{on} case_audit theme=Plans auditor=audit grade={grade} because=Seen together=yes {more}\n")
}

const ACTION: &str = "actions.0.what=Plan actions.0.owner=Elm";

#[test]
fn an_action_is_late_then_the_service_managers_and_looked_at_again() {
    for (action, on, expected) in [
        ("actions.0.by=2018-02-01", "2018-02-01", Some(Wants::ToDo)),
        ("actions.0.by=2018-02-01", "2018-02-02", Some(Wants::Late)),
        ("actions.0.by=2018-02-01", "2018-02-14", Some(Wants::Late)),
        ("actions.0.by=2018-02-01", "2018-02-15", Some(Wants::StepUp)),
        ("actions.0.by=2018-02-01 actions.0.done=2018-02-20 actions.0.seen=Read", "2018-05-19", None),
        (
            "actions.0.by=2018-02-01 actions.0.done=2018-02-20 actions.0.seen=Read",
            "2018-05-20",
            Some(Wants::LookAgain),
        ),
        (
            "actions.0.by=2018-02-01 actions.0.done=2018-02-20 actions.0.seen=Read actions.0.checked=2018-05-30 \
             actions.0.found=Lasts",
            "2018-06-20",
            None,
        ),
    ] {
        let child = child("C1", &audit("2018-01-10", "good", &format!("{ACTION} {action}")));
        let audits = audits_of(&child, day(on));
        let found: Vec<Wants> = wants(&audits, day(on)).into_iter().map(|(wants, ..)| wants).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{action} on {on}");
    }
}

#[test]
fn what_is_inadequate_is_audited_again() {
    let first = audit("2018-01-10", "inadequate", &format!("{ACTION} actions.0.by=2018-09-01"));
    let again = |told: &str| {
        let child = child("C1", told);
        let audits = audits_of(&child, day("2018-05-01"));
        let asked = wants(&audits, day("2018-05-01"));
        asked.into_iter().find(|(wants, ..)| *wants == Wants::AuditAgain).and_then(|(_, _, _, by)| by)
    };
    assert_eq!(again(&first), Some(day("2018-04-10")));
    assert_eq!(again(&format!("{first}{}", audit("2018-04-09", "good", ""))), None, "it was");
}

#[test]
fn moderation_speaks_and_its_drift_is_counted() {
    // The first audit of a history has the identifier of its line.
    let told = |grade: &str| {
        let child = child("C1", &audit("2018-01-10", "good", ""));
        let id = audits_of(&child, day("2018-03-01"))[0].id.to_string();
        let line = format!("2018-01-20 audit_moderated audit={id} by=other grade={grade} because=Read\n");
        self::child("C1", &format!("{}{line}", audit("2018-01-10", "good", "")))
    };
    for (grade, steps, drift) in [
        ("good", 0, Drift { moderated: 1, same: 1, higher: 0, lower: 0 }),
        ("requires_improvement", -1, Drift { moderated: 1, same: 0, higher: 0, lower: 1 }),
        ("outstanding", 1, Drift { moderated: 1, same: 0, higher: 1, lower: 0 }),
    ] {
        let child = told(grade);
        let audits = audits_of(&child, day("2018-03-01"));
        assert_eq!((audits[0].drift(), Drift::of(&audits)), (Some(steps), drift), "{grade}");
        assert_eq!(audits[0].grade().code(), grade, "what stands is the moderator's");
        let before = audits_of(&child, day("2018-01-19"));
        assert_eq!((before[0].drift(), Drift::of(&before).agreement()), (None, None), "not moderated yet");
    }
}

#[test]
fn prose_and_table_have_one_number() {
    let children = [
        child("C1", &audit("2018-01-10", "good", &format!("{ACTION} actions.0.by=2018-02-01"))),
        child("C2", &format!("{}{}", audit("2018-01-11", "inadequate", ""), audit("2018-03-01", "good", ""))),
        child("C3", &audit("2017-12-31", "good", "")),
    ];
    let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
    let period = Period { from: day("2018-01-01"), to: day("2018-03-31") };
    let counts = Counts::of(children.iter(), &authority, period, day("2018-03-31"));
    let said = counts
        .cite("We made {audits done} audits of {children audited} children; {good or better} were good.");
    assert_eq!(said.unwrap(), "We made 3 audits of 2 children; 67% were good.");
    assert_eq!(counts.get("actions late"), Some("1"));
    for (words, reference) in [("{audits made} of", "audits made"), ("so {audits done", "audits done")] {
        assert_eq!(counts.cite(words).unwrap_err().reference, reference);
    }
    assert_eq!(
        (grouped(1411), grouped(2_037_000), grouped(9)),
        ("1,411".into(), "2,037,000".into(), "9".into())
    );
}

#[test]
fn whether_a_theme_moved_after_learning() {
    let children = [
        child("C1", &format!("{}{}", audit("2018-01-10", "inadequate", ""), audit("2018-06-10", "good", ""))),
        child(
            "C2",
            &format!(
                "{}{}",
                audit("2017-08-10", "good", ""),
                audit("2018-04-01", "requires_improvement", "")
            ),
        ),
        child("C3", "2018-07-01 case_audit theme=Voice auditor=audit grade=good because=Seen\n"),
    ];
    let event = LearningEvent {
        day: day("2018-04-01"),
        theme: "Plans".to_owned(),
        sort: records::quality::LearningSort::Workshop,
        title: "Plans that a child can read".to_owned(),
        learnt: "Say what is better for the child".to_owned(),
        people: Some(18),
        actions: Vec::new(),
    };
    let facts = [Fact::said("event", Moment::start_of(day("2018-04-02")), event)];
    let authority = Authority::of("Z99", &facts, Moment::END_OF_TIME);
    let on = day("2018-08-01");
    let audits: Vec<Audited<'_>> = children.iter().flat_map(|child| audits_of(child, on)).collect();
    let moved = moved(&authority, &audits, on);
    assert_eq!(moved.len(), 1);
    assert_eq!(
        (moved[0].before.all(), moved[0].before.mean()),
        (2, Some(1.5)),
        "half a year back, the day itself in it"
    );
    assert_eq!((moved[0].after.all(), moved[0].after.good()), (1, Some(100.0)));
    assert!(super::moved(&authority, &audits, day("2018-03-31")).is_empty(), "it has not been yet");
}
