use journal::{AppendError, Batch, Change, Journal, NewEntry, Place, StoreError};

use crate::support::*;

on_both! {
    entries_are_numbered_chained_and_stamped,
    a_record_is_corrected_withdrawn_and_made_again_by_adding,
    what_is_refused_is_said_and_leaves_nothing,
    a_conflict_shows_what_changed,
    a_backlog_is_known_from_the_moment_it_gives,
    many_threads_append_at_once,
    no_error_tells_what_a_payload_says,
}

fn journal(on: &Stand) -> Journal {
    on.open(TestClock::at("2018-10-31T09:00:00Z").read())
}

fn entries_are_numbered_chained_and_stamped(on: Stand) {
    let clock = TestClock::at("2018-10-31T09:00:00Z");
    let journal = on.open(clock.read());
    let first = append(&journal, vec![record("child:1", "a", "seen"), record("child:2", "a", "seen")]);
    assert_eq!((first.first, first.last, first.stamped), (1, 2, moment("2018-10-31T09:00:00Z")));
    // The clock goes backwards; the stamps do not.
    clock.set("2018-10-31T08:00:00Z");
    let second = append(&journal, vec![record("child:3", "a", "seen")]);
    assert_eq!((second.first, second.last, second.stamped), (3, 3, moment("2018-10-31T09:00:00Z")));

    let history = journal.history(&subject("child:3")).unwrap();
    let envelope = &history[0].envelope;
    assert_eq!((envelope.prev, envelope.hash), (first.hash, second.hash));
    assert_eq!((envelope.recorded, envelope.backlog), (second.stamped, false));
    assert_eq!(journal.head().unwrap().hash, second.hash);
    assert_eq!(verified(&journal), 3);
}

fn a_record_is_corrected_withdrawn_and_made_again_by_adding(on: Stand) {
    let journal = journal(&on);
    append(&journal, vec![record("child:1", "a", "one")]);
    append(&journal, vec![correct("child:1", "a", 2, "two")]);
    append(&journal, vec![withdraw("child:1", "a", 3), record_again("child:1", "a", 4, "four")]);
    assert_eq!(
        lines(&journal),
        [
            "1 child:1 a 1 recorded {\"note\":\"one\"}",
            "2 child:1 a 2 corrected {\"note\":\"two\"}",
            "3 child:1 a 3 withdrawn -",
            "4 child:1 a 4 recorded {\"note\":\"four\"}",
        ]
    );
    let history = journal.history(&subject("child:1")).unwrap();
    let supersedes: Vec<_> = history.iter().map(|entry| entry.envelope.supersedes).collect();
    assert_eq!(supersedes, [None, Some(1), Some(2), Some(3)]);
    let reasons: Vec<_> = history.iter().map(|entry| entry.envelope.reason.as_deref()).collect();
    assert_eq!(reasons, [None, Some("The wrong day was typed"), Some("Recorded for the wrong child"), None]);
    assert_eq!(verified(&journal), 4);
}

fn what_is_refused_is_said_and_leaves_nothing(on: Stand) {
    let journal = journal(&on);
    append(&journal, vec![record("child:1", "a", "one")]);
    journal.append(load("2018", vec![record("child:9", "a", "loaded")])).unwrap();
    let good = || record("child:1", "good", "good");
    let with = |change: &dyn Fn(&mut NewEntry)| {
        let mut entry = record("child:1", "z", "bad");
        change(&mut entry);
        batch(vec![good(), entry])
    };
    let payload = |bytes: &[u8]| {
        let payload = bytes.to_vec();
        with(&move |entry| entry.change = Change::Record { payload: payload.clone(), reason: None })
    };
    let long = "x".repeat(1025);
    let table: Vec<(Batch, &str)> = vec![
        (batch(vec![]), "there is nothing to record in this batch"),
        (
            batch(vec![good(), record("child:1", "a", "again")]),
            "entry 2 of the batch: visit a of child:1: the journal holds revision 1 (entry 1), so the next is 2, not 1",
        ),
        (
            batch(vec![good(), correct("child:1", "b", 2, "nothing to correct")]),
            "entry 2 of the batch: visit b of child:1: there is no such record yet, \
             so this must be revision 1, recorded; it is revision 2, corrected",
        ),
        (
            batch(vec![good(), withdraw("child:1", "b", 1)]),
            "entry 2 of the batch: visit b of child:1: there is no such record yet, \
             so this must be revision 1, recorded; it is revision 1, withdrawn",
        ),
        (
            batch(vec![good(), correct("child:1", "a", 1, "again")]),
            "entry 2 of the batch: visit a of child:1: the journal holds revision 1 (entry 1), so the next is 2, not 1",
        ),
        (
            batch(vec![good(), record_again("child:1", "a", 2, "again")]),
            "entry 2 of the batch: visit a of child:1: revision 1 (entry 1) is recorded, and recorded does not follow that",
        ),
        (
            batch(vec![good(), withdraw("child:1", "a", 2), withdraw("child:1", "a", 3)]),
            "entry 3 of the batch: visit a of child:1: revision 2 (entry 4) is withdrawn, and withdrawn does not follow that",
        ),
        (payload(b"{\"note\": }"), "entry 2 of the batch: the payload is not JSON (line 1, column 10 of it)"),
        (
            payload(b"{\n\"a\":\"\xff\"}"),
            "entry 2 of the batch: the payload is not JSON (line 2, column 6 of it)",
        ),
        (payload(b""), "entry 2 of the batch: the payload is not JSON (line 1, column 0 of it)"),
        (
            payload(format!("\"{}\"", "x".repeat(1024 * 1024)).as_bytes()),
            "entry 2 of the batch: the payload has 1048578 bytes, and may have 1,048,576",
        ),
        (with(&|entry| entry.kind = "".into()), "entry 2 of the batch: the kind is empty"),
        (
            with(&|entry| entry.record_id = "a\tb".into()),
            "entry 2 of the batch: the record's id holds a control character",
        ),
        (
            with(&|entry| entry.record_id = long.as_str().into()),
            "entry 2 of the batch: the record's id is longer than 1,024 bytes",
        ),
        (
            with(&|entry| {
                entry.revision = 2;
                entry.change = Change::Withdraw { reason: " ".into() }
            }),
            "entry 2 of the batch: the reason is empty",
        ),
        (
            with(&|entry| entry.place = Some(Place { file: "episodes.csv".into(), line: 7 })),
            "entry 2 of the batch names a line of a file, but the batch is not a load",
        ),
        (Batch { who: "".into(), ..batch(vec![good()]) }, "the person's id is empty"),
        (
            Batch { authority: "373".into(), ..batch(vec![good()]) },
            "this journal is authority 372's, not 373's: each authority has a journal of its own",
        ),
        (
            load("2018", vec![good()]),
            "load \"2018\" is already in the journal (1 entries, Return 2018): nothing was recorded again",
        ),
        (
            Batch { known_at: Some(moment("2018-11-01T00:00:00Z")), ..batch(vec![good()]) },
            "the batch says it was known at 2018-11-01T00:00:00Z, which is later than now (2018-10-31T09:00:00Z)",
        ),
    ];
    for (batch, sentence) in table {
        assert_eq!(journal.append(batch).unwrap_err().to_string(), sentence);
    }
    assert_eq!(lines(&journal).len(), 2);
    assert_eq!(verified(&journal), 2);
    assert_eq!(journal.loads().unwrap().len(), 1);
}

fn a_conflict_shows_what_changed(on: Stand) {
    let journal = journal(&on);
    append(&journal, vec![record("child:1", "a", "one"), record("child:2", "a", "other")]);
    let seen = |about: &str, seq: Option<u64>, id: &str| Batch {
        expected: vec![(subject(about), seq)],
        ..batch(vec![record(about, id, "new")])
    };
    journal.append(seen("child:1", Some(1), "b")).unwrap();
    journal.append(seen("child:3", None, "a")).unwrap();
    let AppendError::Conflict(conflict) = journal.append(seen("child:1", Some(1), "c")).unwrap_err() else {
        panic!("not a conflict")
    };
    assert_eq!((conflict.seen, conflict.current), (Some(1), Some(3)));
    let changed: Vec<_> =
        conflict.changed.iter().map(|envelope| (envelope.seq, &*envelope.record_id)).collect();
    assert_eq!(changed, [(3, "b")]);
    assert_eq!(
        conflict.to_string(),
        "child:1 was changed since you opened it: you saw entry 1, the journal is at entry 3; \
         look at what changed and record again"
    );
    for (about, seen_seq) in [("child:1", None), ("child:4", Some(2)), ("child:2", Some(9))] {
        let refused = journal.append(seen(about, seen_seq, "c")).unwrap_err();
        assert!(matches!(refused, AppendError::Conflict(_)), "{about} {seen_seq:?}: {refused}");
    }
    // Nobody asked, so nobody is stopped.
    append(&journal, vec![record("child:1", "c", "new")]);
    assert_eq!(verified(&journal), 5);
}

fn a_backlog_is_known_from_the_moment_it_gives(on: Stand) {
    let journal = journal(&on);
    let mut own = record("child:1", "b", "two");
    own.known_at = Some(moment("2016-01-05T12:00:00Z"));
    let known_at = Some(moment("2017-06-30T12:00:00Z"));
    journal.append(Batch { known_at, ..batch(vec![record("child:1", "a", "one"), own]) }).unwrap();
    let recorded: Vec<_> = journal
        .history(&subject("child:1"))
        .unwrap()
        .into_iter()
        .map(|entry| (entry.envelope.recorded, entry.envelope.stamped, entry.envelope.backlog))
        .collect();
    let stamped = moment("2018-10-31T09:00:00Z");
    assert_eq!(
        recorded,
        [(moment("2017-06-30T12:00:00Z"), stamped, true), (moment("2016-01-05T12:00:00Z"), stamped, true)]
    );
    assert_eq!(verified(&journal), 2);
}

fn many_threads_append_at_once(on: Stand) {
    let journal = journal(&on);
    std::thread::scope(|scope| {
        for thread in 0..16 {
            let journal = journal.clone();
            scope.spawn(move || {
                for number in 0..50 {
                    let receipt =
                        append(&journal, vec![record(&format!("child:{thread}"), &number.to_string(), "x")]);
                    assert!(journal.last_seq().unwrap() >= receipt.last);
                }
            });
        }
    });
    assert_eq!(verified(&journal), 800);
}

fn no_error_tells_what_a_payload_says(on: Stand) {
    let journal = journal(&on);
    let secret = "Kestrel";
    let payload = format!("{{\"note\": \"{secret}\" {secret}}}").into_bytes();
    let entry = NewEntry { change: Change::Record { payload, reason: None }, ..record("child:1", "a", "") };
    let refused = journal.append(batch(vec![entry])).unwrap_err();
    assert!(matches!(refused, AppendError::NotJson { .. }));
    assert!(!format!("{refused} {refused:?}").contains(secret));
    assert_ne!(refused, AppendError::Store(StoreError::Full));
}
