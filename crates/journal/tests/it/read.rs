use std::ops::ControlFlow;

use calendar::Moment;
use journal::{Batch, Place, Source};

use crate::support::*;

on_both! {
    entries_are_read_in_order_from_anywhere,
    a_load_knows_its_entries_and_their_lines,
    as_known_at_a_moment,
}

fn entries_are_read_in_order_from_anywhere(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T09:00:00Z").read());
    append(&journal, (1..=9).map(|n| record("child:1", &n.to_string(), "x")).collect());
    let read = |after: u64, most: usize| {
        let mut seen = Vec::new();
        journal
            .entries(after, |envelope, _| {
                seen.push(envelope.seq);
                if seen.len() == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .unwrap();
        seen
    };
    assert_eq!(read(0, 100), (1..=9).collect::<Vec<_>>());
    assert_eq!(read(7, 100), [8, 9]);
    assert_eq!(read(3, 2), [4, 5]);
    assert_eq!(read(9, 100), [] as [u64; 0]);
    assert_eq!(read(u64::MAX, 100), [] as [u64; 0]);
}

fn a_load_knows_its_entries_and_their_lines(on: Stand) {
    let journal = on.open(TestClock::at("2018-10-31T09:00:00Z").read());
    append(&journal, vec![record("child:1", "a", "by hand")]);
    let mut entries: Vec<_> = ["b", "c"].map(|id| record("child:1", id, "loaded")).into();
    entries[0].place = Some(Place { file: "episodes.csv".into(), line: 7 });
    journal.append(Batch { who: "batch:bo".into(), ..load("2018-903", entries) }).unwrap();
    journal.append(load("2018-annex", vec![record("child:1", "d", "loaded")])).unwrap();

    let mut seen = Vec::new();
    journal
        .load("2018-903", |envelope, _| {
            let Source::Load { load, place } = &envelope.source else { panic!("not of a load") };
            let place = place.as_ref().map(|place| (place.file.to_string(), place.line));
            seen.push((envelope.seq, load.what.to_string(), place));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        seen,
        [
            (2, "Return 2018-903".to_owned(), Some(("episodes.csv".to_owned(), 7))),
            (3, "Return 2018-903".to_owned(), None)
        ]
    );
    let loads = journal.loads().unwrap();
    let rows: Vec<_> = loads.iter().map(|l| (&*l.load.id, &*l.who, l.first, l.last, l.entries())).collect();
    assert_eq!(rows, [("2018-903", "batch:bo", 2, 3, 2), ("2018-annex", "worker:ada", 4, 4, 1)]);
    journal.load("2019", |_, _| panic!("there is no such load")).unwrap();
    assert_eq!(verified(&journal), 4);
}

fn as_known_at_a_moment(on: Stand) {
    // Written in March and put right in April; withdrawn in June; made again in July. A second record was loaded in
    // May with a backlog's moment of February, and corrected in the same moment.
    let clock = TestClock::at("2018-03-01T12:00:00Z");
    let journal = on.open(clock.read());
    append(&journal, vec![record("child:1", "a", "a1"), record("child:2", "a", "another child")]);
    clock.set("2018-04-01T12:00:00Z");
    append(&journal, vec![correct("child:1", "a", 2, "a2")]);
    clock.set("2018-05-01T12:00:00Z");
    let known_at = Some(moment("2018-02-01T12:00:00Z"));
    let backlog = vec![record("child:1", "b", "b1"), correct("child:1", "b", 2, "b2")];
    journal.append(Batch { known_at, ..batch(backlog) }).unwrap();
    clock.set("2018-06-01T12:00:00Z");
    append(&journal, vec![withdraw("child:1", "a", 3)]);
    clock.set("2018-07-01T12:00:00Z");
    append(&journal, vec![record_again("child:1", "a", 4, "a4")]);

    let table: [(Moment, &[&str]); 9] = [
        (moment("2018-01-31"), &[]),
        (moment("2018-02-01T12:00:00Z"), &["b2"]),
        (moment("2018-03-01T11:59:59Z"), &["b2"]),
        (moment("2018-03-01T12:00:00Z"), &["a1", "b2"]),
        (moment("2018-04-30"), &["a2", "b2"]),
        (moment("2018-05-31"), &["a2", "b2"]),
        (moment("2018-06-30"), &["b2"]),
        (moment("2018-07-31"), &["b2", "a4"]),
        (Moment::END_OF_TIME, &["b2", "a4"]),
    ];
    for (known, expected) in table {
        let notes: Vec<String> = journal
            .as_known(&subject("child:1"), known)
            .unwrap()
            .into_iter()
            .map(|entry| {
                let json: serde_json::Value = serde_json::from_slice(&entry.payload.unwrap()).unwrap();
                json["note"].as_str().unwrap().to_owned()
            })
            .collect();
        assert_eq!(notes, expected, "known at {known}");
    }
}
