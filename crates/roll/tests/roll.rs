//! What the roll promises: the same answers as reading the journal plainly, fresh after every write.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::{Day, Moment};
use journal::{Batch, Happened, Journal, Load, NewEntry, SubjectId};
use proptest::prelude::*;
use records::fostering::FosteringApproval;
use records::governance::AuthorityName;
use records::health::DentalCheck;
use records::visits::VisitToChild;
use records::{Act, Change, Fact, Place, Record, Subject};
use roll::{Reason, Roll, new_entry};
use timeline::{Cohort, Timeline};

/// A journal whose clock goes on by a second with each batch.
fn journal() -> Journal {
    let clock = AtomicI64::new(0);
    Journal::temporary(move || Moment::from_micros(clock.fetch_add(1_000_000, Ordering::SeqCst))).unwrap()
}

fn batch(entries: Vec<NewEntry>) -> Batch {
    Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries,
        expected: Vec::new(),
    }
}

fn change(subject: &Subject, id: &str, revision: u32, act: Act, record: Arc<dyn Record>) -> Change {
    let reason = (act != Act::Record).then(|| "Told again".into());
    Change { subject: subject.clone(), id: id.into(), revision, act, reason, record, place: Place::default() }
}

fn said(subject: &Subject, id: &str, record: impl Record) -> NewEntry {
    new_entry(&change(subject, id, 1, Act::Record, Arc::new(record))).unwrap()
}

fn day(number: i32) -> Day {
    Day::from_number(17_000 + number)
}

/// Someone to record about, and a record about them.
fn subject(who: usize, number: i32) -> (Subject, Arc<dyn Record>) {
    match who {
        0 => (Subject::child("A1"), Arc::new(DentalCheck { day: day(number) })),
        1 => {
            let seen = number % 2 == 0;
            (Subject::child("A1"), Arc::new(VisitToChild { seen, ..VisitToChild::seen_on(day(number)) }))
        }
        2 => (Subject::child("A2"), Arc::new(DentalCheck { day: day(number) })),
        3 => {
            let approval =
                FosteringApproval { since: day(number), until: None, kinship: false, ended_because: None };
            (Subject::carer_household("F1"), Arc::new(approval))
        }
        _ => {
            let name = AuthorityName { since: day(number), name: format!("Eastshire {number}"), phone: None };
            (Subject::authority("372"), Arc::new(name))
        }
    }
}

/// What a cohort says, without the moment it was asked for.
fn told(cohort: &Cohort) -> String {
    format!("{:?} {:?} {:?}", cohort.children, cohort.households, cohort.authority)
}

/// A child folded from what the journal itself says was known: the slow, obvious twin.
fn plainly(journal: &Journal, child: &str, known: Moment) -> String {
    let about = SubjectId::new(&format!("child:{child}")).unwrap();
    let facts: Vec<Fact> = journal
        .as_known(&about, known)
        .unwrap()
        .into_iter()
        .map(|entry| Fact {
            id: entry.envelope.record_id.clone(),
            revision: entry.envelope.revision,
            recorded: entry.envelope.recorded,
            withdrawn: false,
            record: (records::kind(&entry.envelope.kind).unwrap().read)(&entry.payload.unwrap()).unwrap(),
            origin: Arc::default(),
        })
        .collect();
    format!("{:?}", Timeline::of_standing(child, &facts.iter().collect::<Vec<_>>()))
}

#[derive(Clone, Debug)]
struct Told {
    who: usize,
    id: usize,
    day: i32,
    withdraw: bool,
    backlog: bool,
    through_the_roll: bool,
    ask: bool,
}

fn tellings() -> impl Strategy<Value = Vec<Vec<Told>>> {
    let one =
        (0usize..5, 0usize..3, 0i32..1000, any::<bool>(), prop::bool::weighted(0.2), any::<[bool; 2]>());
    let one = one.prop_map(|(who, id, day, withdraw, backlog, [through_the_roll, ask])| Told {
        who,
        id,
        day,
        withdraw,
        backlog,
        through_the_roll,
        ask,
    });
    prop::collection::vec(prop::collection::vec(one, 1..6), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Followed step by step, replayed at once, and read plainly: three times the same, as known at every moment.
    #[test]
    fn however_it_is_read_it_says_the_same(tellings in tellings()) {
        let journal = journal();
        let roll = Roll::open(journal.clone()).unwrap();
        let mut revisions: BTreeMap<(usize, usize), (u32, bool)> = BTreeMap::new();
        let mut moments = vec![Moment::from_micros(-1)];
        for telling in &tellings {
            let mut entries = Vec::new();
            for told in telling {
                let (subject, record) = subject(told.who, told.day);
                let (revision, stands) = revisions.entry((told.who, told.id)).or_insert((0, false));
                let act = match (*stands, told.withdraw) {
                    (false, _) => Act::Record,
                    (true, false) => Act::Correct,
                    (true, true) => Act::Withdraw,
                };
                (*revision, *stands) = (*revision + 1, act != Act::Withdraw);
                let mut entry = new_entry(&change(&subject, &told.id.to_string(), *revision, act, record)).unwrap();
                entry.known_at = told.backlog.then(|| Moment::from_micros(-i64::from(told.day)));
                moments.extend(entry.known_at);
                entries.push(entry);
            }
            let receipt = if telling[0].through_the_roll {
                roll.append(batch(entries)).unwrap()
            } else {
                let receipt = journal.append(batch(entries)).unwrap();
                roll.see(receipt.last).unwrap();
                receipt
            };
            moments.push(receipt.stamped);
            prop_assert_eq!(roll.seq(), receipt.last);
            if telling[0].ask {
                // Folds the newest, so that it must be kept fresh from here on.
                roll.cohort(Moment::END_OF_TIME);
            }
        }
        let replayed = Roll::open(journal.clone()).unwrap();
        prop_assert_eq!(roll.problems(), vec![]);
        // Who changed is remembered by the one and looked for among everybody by the other.
        for seq in 0..=roll.seq() {
            let changed = |roll: &Roll| {
                let mut changed: Vec<_> = roll.changed_since(seq).into_iter().map(|(of, facts)| (of, facts.len())).collect();
                changed.sort();
                changed
            };
            prop_assert_eq!(changed(&roll), changed(&replayed), "since {}", seq);
        }
        moments.push(Moment::END_OF_TIME);
        for known in moments {
            let cohort = roll.cohort(known);
            prop_assert_eq!(told(&cohort), told(&replayed.cohort(known)), "known at {}", known);
            for child in ["A1", "A2"] {
                let found = cohort.child(child).map_or_else(
                    || format!("{:?}", Timeline::of_standing(child, &[])),
                    |timeline| format!("{timeline:?}"),
                );
                prop_assert_eq!(found, plainly(&journal, child, known), "{} known at {}", child, known);
            }
        }
    }
}

#[test]
fn the_newest_is_kept_and_kept_fresh() {
    let roll = Roll::open(journal()).unwrap();
    assert!(roll.cohort(Moment::END_OF_TIME).children.is_empty());
    let child = Subject::child("A1");
    roll.append(batch(vec![said(&child, "a", DentalCheck { day: day(1) })])).unwrap();
    let first = roll.cohort(Moment::END_OF_TIME);
    assert_eq!(first.child("A1").unwrap().dental_checks.len(), 1);
    assert!(Arc::ptr_eq(&first, &roll.cohort(Moment::END_OF_TIME)), "folded twice for nothing");

    let receipt = roll.append(batch(vec![said(&child, "b", DentalCheck { day: day(2) })])).unwrap();
    assert_eq!(first.child("A1").unwrap().dental_checks.len(), 1, "an answer changed in the asker's hand");
    let second = roll.cohort(receipt.stamped);
    assert_eq!(second.child("A1").unwrap().dental_checks.len(), 2);
    assert!(Arc::ptr_eq(&second, &roll.cohort(Moment::END_OF_TIME)), "nothing was learnt after it");
    let before = roll.cohort(Moment::from_micros(receipt.stamped.micros() - 1));
    assert_eq!(before.child("A1").unwrap().dental_checks.len(), 1);
}

#[test]
fn facts_say_where_they_came_from_and_what_they_take_back() {
    let roll = Roll::open(journal()).unwrap();
    let child = Subject::child("A1");
    let check: Arc<dyn Record> = Arc::new(DentalCheck { day: day(1) });
    let mut first = change(&child, "a", 1, Act::Record, check.clone());
    first.place = Place { file: "oc2.csv".into(), line: 9 };
    let load = Some(Load { id: "2018".into(), what: "SSDA903 return of 2017/18".into() });
    roll.append(Batch { load, ..batch(vec![new_entry(&first).unwrap()]) }).unwrap();
    roll.append(batch(vec![new_entry(&change(&child, "a", 2, Act::Withdraw, check)).unwrap()])).unwrap();
    let facts = roll.facts(&child);
    let rows: Vec<_> = facts
        .iter()
        .map(|fact| (fact.origin.seq, &*fact.origin.batch, &*fact.origin.who, fact.withdrawn, fact.revision))
        .collect();
    assert_eq!(rows, [(1, "2018, oc2.csv line 9", "worker:ada", false, 1), (2, "", "worker:ada", true, 2)]);
    assert_eq!(facts[1].of::<DentalCheck>(), Some(&DentalCheck { day: day(1) }));
    let entry = &roll.journal().history(&SubjectId::new("child:A1").unwrap()).unwrap()[0].envelope;
    assert_eq!(entry.happened, Happened { from: Some(day(1)), to: None });
    assert_eq!(roll.subjects(), [child]);
    assert_eq!(roll.authority().as_deref(), Some("372"));
}

#[test]
fn what_cannot_be_read_is_told_beside_the_answer() {
    let journal = journal();
    let child = Subject::child("A1");
    let good = |id: &str| said(&child, id, DentalCheck { day: day(1) });
    let with = |change: &dyn Fn(&mut NewEntry)| {
        let mut entry = good("odd");
        change(&mut entry);
        entry
    };
    let payload = |json: &str| journal::Change::Record { payload: json.into(), reason: None };
    let withdraw = journal::Change::Withdraw { reason: "Recorded for the wrong child".into() };
    let entries = vec![
        good("a"),
        with(&|entry| entry.subject = SubjectId::new("castle:1").unwrap()),
        with(&|entry| entry.kind = "dragon".into()),
        with(&|entry| entry.kind = "authority_name".into()),
        with(&|entry| entry.change = payload("{\"day\": \"Kestrel\"}")),
        with(&|entry| {
            entry.revision = 2;
            entry.change = withdraw.clone();
        }),
        good("b"),
    ];
    journal.append(batch(entries)).unwrap();
    let roll = Roll::open(journal).unwrap();
    let problems = roll.problems();
    let reasons: Vec<_> = problems.iter().map(|problem| (problem.seq, problem.reason)).collect();
    assert_eq!(
        reasons,
        [
            (2, Reason::UnknownSubject),
            (3, Reason::UnknownKind),
            (4, Reason::WrongSubject("authority")),
            (5, Reason::Unreadable { line: 1, column: 17 }),
            (6, Reason::NothingToWithdraw),
        ]
    );
    assert_eq!(
        problems[3].to_string(),
        "entry 5 (dental_check odd of child:A1) is left out: \
         its payload is not a record of its kind (line 1, column 17 of the payload)"
    );
    assert_eq!(roll.cohort(Moment::END_OF_TIME).child("A1").unwrap().dental_checks.len(), 2);
}

/// More than one part of the replay, each on a thread of its own, with corrections across the parts.
#[test]
fn a_long_journal_is_replayed_in_parts() {
    let journal = journal();
    let children = 300;
    let record = |number: u32, revision, act| {
        let child = Subject::child(&format!("A{}", number % children));
        let check = Arc::new(DentalCheck { day: day((number % 500) as i32) });
        new_entry(&change(&child, &number.to_string(), revision, act, check)).unwrap()
    };
    journal.append(batch((0..70_000).map(|number| record(number, 1, Act::Record)).collect())).unwrap();
    journal.append(batch((0..30_000).map(|number| record(number, 2, Act::Withdraw)).collect())).unwrap();
    let roll = Roll::open(journal).unwrap();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    assert_eq!(cohort.children.len(), children as usize);
    let checks: usize = cohort.children.iter().map(|child| child.dental_checks.len()).sum();
    assert_eq!((checks, roll.problems().len()), (40_000, 0));
    let facts = roll.facts(&Subject::child("A7"));
    assert!(facts.is_sorted_by_key(|fact| fact.origin.seq));
    assert_eq!(facts.len(), 70_000 / 300 + 1 + 100);
}
