//! A roll that follows its journal: what another program appends is there before anybody asks, and a database that was
//! replaced by one that lacks entries is found out.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use calendar::{Day, Moment};
use journal::postgres::{PostgresAddress, admit, prepare};
use journal::{Batch, Journal, Key, NewEntry, StoreError};
use records::health::DentalCheck;
use records::{Change, Place, Subject};
use roll::{Reason, Roll, new_entry};
use testbed::Database;

fn clock() -> Moment {
    Moment::from_micros(1_540_000_000_000_000)
}

/// A database of authority 372's.
fn database() -> Database {
    let database = Database::empty();
    let owner = PostgresAddress::parse(&database.owner()).unwrap();
    prepare(&owner).unwrap();
    admit(&owner, "372", database.role()).unwrap();
    database
}

fn open(database: &Database) -> Journal {
    Journal::open_postgres(&PostgresAddress::parse(&database.address()).unwrap(), &Key::None, clock).unwrap()
}

fn check(nth: i32) -> NewEntry {
    let change = Change {
        subject: Subject::child("A1"),
        id: format!("check {nth}").into(),
        revision: 1,
        act: records::Act::Record,
        reason: None,
        record: Arc::new(DentalCheck { day: Day::from_number(17_000 + nth) }),
        place: Place::default(),
    };
    new_entry(&change).unwrap()
}

fn batch(entries: Vec<NewEntry>) -> Batch {
    Batch {
        authority: "372".into(),
        who: "ada".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries,
        expected: Vec::new(),
    }
}

/// Waits until the roll has read up to an entry, without asking it to. The bound guards against hanging.
fn reads_up_to(roll: &Roll, seq: u64) -> bool {
    (0..3_000).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        roll.seq() >= seq
    })
}

#[test]
fn what_others_append_is_read_before_anybody_asks() {
    let database = database();
    let (one, other) = (Roll::open(open(&database)).unwrap(), Roll::open(open(&database)).unwrap());
    let (told, heard) = channel();
    other.follow(move |read| told.send(read).is_ok()).unwrap();
    let first = one.append(batch(vec![check(1), check(2)])).unwrap();
    assert!(reads_up_to(&other, first.last));
    assert_eq!(heard.recv().unwrap(), Ok(first.last));
    assert_eq!(other.facts(&Subject::child("A1")).len(), 2);
    // The connection that is told is cut, among all others: it is followed on.
    database.cut();
    let second = one.append(batch(vec![check(3)])).unwrap();
    assert!(reads_up_to(&other, second.last));
    // In a file the same, by looking.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    let (one, other) = (Journal::open(&path, clock).unwrap(), Journal::open(&path, clock).unwrap());
    let roll = Roll::open(other).unwrap();
    roll.follow(|_| true).unwrap();
    let receipt = one.append(batch(vec![check(1)])).unwrap();
    assert!(reads_up_to(&roll, receipt.last));
}

#[test]
fn a_database_that_lacks_what_was_read_is_not_gone_on_with() {
    let database = database();
    let roll = Roll::open(open(&database)).unwrap();
    roll.append(batch(vec![check(1)])).unwrap();
    roll.append(batch(vec![check(2), check(3)])).unwrap();
    // As a replica that had not got the last batch, and takes writes now.
    database.lose_after(1);
    assert_eq!(roll.refresh(), Err(StoreError::GoneBack { read: 3 }));
    let other = open(&database);
    // As many as there were, and more: other entries under the same numbers.
    other.append(batch(vec![check(7), check(8)])).unwrap();
    assert_eq!(roll.refresh(), Err(StoreError::GoneBack { read: 3 }));
    other.append(batch(vec![check(9)])).unwrap();
    assert_eq!(roll.refresh(), Err(StoreError::GoneBack { read: 3 }));
    // Started again it reads what there is.
    assert_eq!(Roll::open(open(&database)).unwrap().facts(&Subject::child("A1")).len(), 4);
}

/// An older program beside a newer one: what it does not know it keeps, names, and does not fall over.
#[test]
fn an_entry_of_a_kind_that_a_newer_program_writes_is_left_out_and_named() {
    let database = database();
    let roll = Roll::open(open(&database)).unwrap();
    let newer = NewEntry { kind: "dream_told".into(), ..check(1) };
    let receipt = open(&database).append(batch(vec![newer, check(2)])).unwrap();
    assert_eq!(roll.refresh(), Ok(receipt.last));
    let problems = roll.problems();
    assert_eq!(problems.len(), 1);
    assert_eq!((problems[0].reason, &*problems[0].kind), (Reason::UnknownKind, "dream_told"));
    assert_eq!(roll.facts(&Subject::child("A1")).len(), 1);
    // Of a kind that is known, with more in it than is known: a correction would drop that.
    let more = |id: &str, payload: &str| NewEntry {
        record_id: id.into(),
        change: journal::Change::Record { payload: payload.as_bytes().to_vec(), reason: None },
        ..check(5)
    };
    let day = "\"day\":\"2018-10-05\"";
    let says = |extra: &str| format!("{{{day}{extra}}}");
    let entries = vec![
        more("more", &says(",\"toothbrush\":\"blue\"")),
        more("nothing", &says(",\"toothbrush\":\"\",\"new\":false")),
        more("same", &says("")),
    ];
    open(&database).append(batch(entries)).unwrap();
    roll.refresh().unwrap();
    let subject = journal::SubjectId::new("child:A1").unwrap();
    let kind = records::kind("dental_check").unwrap();
    for (id, expected) in [("more", true), ("nothing", false), ("same", false), ("none", false)] {
        assert_eq!(roll.says_more(&subject, kind, id), Ok(expected), "{id}");
    }
    assert_eq!((roll.unread(&Subject::child("A1")), roll.unread(&Subject::child("A2"))), (1, 0));
}
