//! Short ways to say what to record. All people and children are invented.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::{Day, Moment};
use journal::{Batch, Change, Happened, Journal, Load, NewEntry, Receipt, SubjectId};

/// A clock for tests: stands still until it is set.
#[derive(Clone, Default)]
pub(crate) struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub(crate) fn at(text: &str) -> TestClock {
        let clock = TestClock::default();
        clock.set(text);
        clock
    }

    pub(crate) fn set(&self, text: &str) {
        self.0.store(moment(text).micros(), Ordering::SeqCst);
    }

    pub(crate) fn read(&self) -> impl Fn() -> Moment + Send + 'static {
        let clock = self.0.clone();
        move || Moment::from_micros(clock.load(Ordering::SeqCst))
    }
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn subject(text: &str) -> SubjectId {
    SubjectId::new(text).unwrap()
}

/// A batch with these entries and nothing special.
pub(crate) fn batch(entries: Vec<NewEntry>) -> Batch {
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

pub(crate) fn load(id: &str, entries: Vec<NewEntry>) -> Batch {
    let load = Load { id: id.into(), what: format!("Return {id}").into() };
    Batch { load: Some(load), ..batch(entries) }
}

fn entry(about: &str, record_id: &str, revision: u32, change: Change) -> NewEntry {
    NewEntry {
        subject: subject(about),
        kind: "visit".into(),
        record_id: record_id.into(),
        revision,
        change,
        happened: Happened::on(day("2018-10-30")),
        known_at: None,
        place: None,
    }
}

pub(crate) fn record(about: &str, record_id: &str, note: &str) -> NewEntry {
    entry(about, record_id, 1, Change::Record { payload: json(note), reason: None })
}

pub(crate) fn record_again(about: &str, record_id: &str, revision: u32, note: &str) -> NewEntry {
    entry(about, record_id, revision, Change::Record { payload: json(note), reason: None })
}

pub(crate) fn correct(about: &str, record_id: &str, revision: u32, note: &str) -> NewEntry {
    let reason = "The wrong day was typed".into();
    entry(about, record_id, revision, Change::Correct { payload: json(note), reason })
}

pub(crate) fn withdraw(about: &str, record_id: &str, revision: u32) -> NewEntry {
    entry(about, record_id, revision, Change::Withdraw { reason: "Recorded for the wrong child".into() })
}

pub(crate) fn json(note: &str) -> Vec<u8> {
    serde_json::to_vec(&serde_json::json!({ "note": note })).unwrap()
}

pub(crate) fn append(journal: &Journal, entries: Vec<NewEntry>) -> Receipt {
    journal.append(batch(entries)).unwrap()
}

/// One line an entry: number, subject, record, revision, act, payload.
pub(crate) fn lines(journal: &Journal) -> Vec<String> {
    let mut lines = Vec::new();
    journal
        .entries(0, |envelope, payload| {
            lines.push(format!(
                "{} {} {} {} {} {}",
                envelope.seq,
                envelope.subject,
                envelope.record_id,
                envelope.revision,
                envelope.act.as_str(),
                payload.map_or("-", |json| std::str::from_utf8(json).unwrap())
            ));
            ControlFlow::Continue(())
        })
        .unwrap();
    lines
}

pub(crate) fn verified(journal: &Journal) -> u64 {
    journal.verify(None, |_, _| {}).unwrap().entries
}
