//! Two records of one child, merged and made two again: whatever was said meanwhile, the same answers as never merged.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::{Day, Moment};
use journal::{Batch, Journal};
use proptest::prelude::*;
use records::coming_into_care::RecordsMerged;
use records::health::DentalCheck;
use records::{Act, Change, Place, Record, Subject};
use roll::{Roll, new_entry};
use timeline::Cohort;

/// A journal whose clock goes on by a second with each batch.
fn roll() -> Roll {
    let clock = AtomicI64::new(0);
    let clock = move || Moment::from_micros(clock.fetch_add(1_000_000, Ordering::SeqCst));
    Roll::open(Journal::temporary(clock).unwrap()).unwrap()
}

fn tell(
    roll: &Roll,
    subject: &Subject,
    id: &str,
    revision: u32,
    act: Act,
    record: Arc<dyn Record>,
) -> Moment {
    let reason = (act != Act::Record).then(|| "Told again".into());
    let change = Change {
        subject: subject.clone(),
        id: id.into(),
        revision,
        act,
        reason,
        record,
        place: Place::default(),
    };
    let batch = Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![new_entry(&change).unwrap()],
        expected: Vec::new(),
    };
    roll.append(batch).unwrap().stamped
}

fn child(nth: usize) -> Subject {
    Subject::child(["A", "B", "C", "D"][nth])
}

fn checked(day: i32) -> Arc<dyn Record> {
    Arc::new(DentalCheck { day: Day::from_number(17_000 + day) })
}

fn merged(other: usize) -> Arc<dyn Record> {
    Arc::new(RecordsMerged {
        day: Day::from_number(17_000),
        other: child(other).id.to_string(),
        why: "Same".to_owned(),
    })
}

/// Each child with the days of their checks.
fn told(cohort: &Cohort) -> Vec<String> {
    let days = |child: &timeline::Timeline| -> Vec<Day> {
        child.dental_checks.iter().map(|done| done.day).collect()
    };
    cohort.children.iter().map(|child| format!("{} {:?}", child.child, days(child))).collect()
}

/// Each child in full.
fn in_full(cohort: &Cohort) -> String {
    format!("{:?}", cohort.children)
}

#[derive(Clone, Debug)]
enum Said {
    Check(usize, i32),
    Merge(usize, usize),
    /// Takes the oldest merge that stands back.
    Undo,
}

fn sayings() -> impl Strategy<Value = Vec<Said>> {
    let one = prop_oneof![
        3 => (0usize..4, 0i32..500).prop_map(|(who, day)| Said::Check(who, day)),
        2 => (0usize..4, 0usize..4).prop_map(|(kept, other)| Said::Merge(kept, other)),
        1 => Just(Said::Undo),
    ];
    prop::collection::vec(one, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merged_and_undone_they_are_as_if_never_merged(sayings in sayings()) {
        let (roll, plain) = (roll(), self::roll());
        let mut standing: Vec<(usize, usize, String)> = Vec::new();
        let mut moments = Vec::new();
        for (nth, said) in sayings.iter().enumerate() {
            let id = nth.to_string();
            match *said {
                Said::Check(who, day) => {
                    tell(&plain, &child(who), &id, 1, Act::Record, checked(day));
                    moments.push(tell(&roll, &child(who), &id, 1, Act::Record, checked(day)));
                }
                Said::Merge(kept, other) => {
                    moments.push(tell(&roll, &child(kept), &id, 1, Act::Record, merged(other)));
                    standing.push((kept, other, id));
                }
                Said::Undo => {
                    if !standing.is_empty() {
                        let (kept, other, id) = standing.remove(0);
                        moments.push(tell(&roll, &child(kept), &id, 2, Act::Withdraw, merged(other)));
                    }
                }
            }
            // What is followed step by step is what is replayed at once, now and as known at each moment before.
            let newest = roll.cohort(Moment::END_OF_TIME);
            let replayed = Roll::open(roll.journal().clone()).unwrap();
            prop_assert_eq!(in_full(&newest), in_full(&replayed.cohort(Moment::END_OF_TIME)));
            // Nobody is there twice, and no check is lost.
            let checks: usize = newest.children.iter().map(|child| child.dental_checks.len()).sum();
            let all: usize =
                plain.cohort(Moment::END_OF_TIME).children.iter().map(|child| child.dental_checks.len()).sum();
            prop_assert_eq!(checks, all);
            let everybody = roll.everybody(Moment::END_OF_TIME);
            let known: Vec<&str> = everybody.iter().map(|(subject, _)| &*subject.id).collect();
            for nth in 0..4 {
                let subject = child(nth);
                let whole = roll.whole(&subject);
                let own = !roll.facts(&subject).is_empty();
                prop_assert_eq!(!whole.is_empty(), own && roll.kept(&subject).is_none() || !roll.merged(&subject).is_empty());
                prop_assert_eq!(known.contains(&&*subject.id), own && roll.kept(&subject).is_none());
                for fact in whole.iter() {
                    let (at, id) = roll.place(&subject, &fact.id);
                    prop_assert!(roll.facts(&at).iter().any(|own| own.id == id && own.record.kind() == fact.record.kind()));
                }
            }
        }
        // A reader that only hears what changed ends with the same children as one that asks for everybody.
        let mut heard = std::collections::BTreeMap::new();
        let half = roll.seq() / 2;
        for (subject, facts) in roll.changed_since(0).into_iter().chain(roll.changed_since(half)) {
            heard.insert(subject.id.clone(), facts.len());
        }
        heard.retain(|_, facts| *facts > 0);
        let now: std::collections::BTreeMap<_, _> =
            roll.everybody(Moment::END_OF_TIME).into_iter().map(|(subject, facts)| (subject.id, facts.len())).collect();
        prop_assert_eq!(heard, now);
        for (kept, other, id) in standing.drain(..) {
            tell(&roll, &child(kept), &id, 2, Act::Withdraw, merged(other));
        }
        // Those of whom only a merge was ever said are not in the plain record.
        let told: Vec<String> =
            self::told(&roll.cohort(Moment::END_OF_TIME)).into_iter().filter(|line| !line.ends_with("[]")).collect();
        prop_assert_eq!(told, self::told(&plain.cohort(Moment::END_OF_TIME)));
    }
}

#[test]
fn one_child_while_merged_as_known_then_and_two_before_and_after() {
    let roll = roll();
    tell(&roll, &child(0), "a", 1, Act::Record, checked(1));
    let two = tell(&roll, &child(1), "a", 1, Act::Record, checked(2));
    let before = in_full(&roll.cohort(Moment::END_OF_TIME));
    let one = tell(&roll, &child(0), "m", 1, Act::Record, merged(1));
    assert_eq!(told(&roll.cohort(Moment::END_OF_TIME)).len(), 1);
    assert_eq!(
        roll.cohort(Moment::END_OF_TIME).children[0].dental_checks.len(),
        2,
        "both have a fact named a"
    );
    assert_eq!((roll.kept(&child(1)), roll.merged(&child(0))), (Some(child(0)), vec![child(1)]));
    assert_eq!(roll.place(&child(0), "B~a"), (child(1), "a".into()));
    assert_eq!(roll.place(&child(0), "a"), (child(0), "a".into()));
    // What is recorded about either is read under the one.
    tell(&roll, &child(1), "b", 1, Act::Record, checked(3));
    assert_eq!(roll.cohort(Moment::END_OF_TIME).children[0].dental_checks.len(), 3);
    let undone = tell(&roll, &child(0), "m", 2, Act::Withdraw, merged(1));
    tell(&roll, &child(1), "b", 2, Act::Withdraw, checked(3));
    assert_eq!(in_full(&roll.cohort(Moment::END_OF_TIME)), before);
    for (known, children) in [(two, 2), (one, 1), (undone, 2)] {
        assert_eq!(roll.cohort(known).children.len(), children, "known at {known}");
    }
}
