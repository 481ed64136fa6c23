//! What sealing costs: a load, a replay and a verification of the same entries, open and sealed, in one run.
//! `cargo run --release -p journal --example sealed -- 1000000`. The figures are in docs/performance.md.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a measurement may fail")]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use calendar::{Day, Moment};
use journal::{AuthorityKey, Batch, Change, Happened, Journal, Key, KeySource, Load, NewEntry, SubjectId};

const CHILDREN: u64 = 5_000;
const ROUNDS: usize = 7;

fn entry(number: u64) -> NewEntry {
    let payload = format!(
        "{{\"start\":\"2017-04-{:02}\",\"reason\":\"P\",\"legal_status\":\"C2\",\"category\":\"N1\",\"placement\":\"U1\",\
         \"provider\":\"PR1\",\"urn\":\"SC{number:07}\"}}",
        number % 30 + 1
    );
    NewEntry {
        subject: SubjectId::new(&format!("child:{}", 500_000 + number % CHILDREN)).unwrap(),
        kind: "placement".into(),
        record_id: format!("{number}").into(),
        revision: 1,
        change: Change::Record { payload: payload.into_bytes(), reason: None },
        happened: Happened::since(Day::from_number(17_000 + (number % 600) as i32)),
        known_at: None,
        place: None,
    }
}

fn batch(entries: u64) -> Batch {
    Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load: Some(Load { id: "2018".into(), what: "SSDA903 return".into() }),
        entries: (0..entries).map(entry).collect(),
        expected: Vec::new(),
    }
}

/// Processor time of this thread in seconds, as the scheduler tells it; of others it tells nothing.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn timed(what: impl FnOnce()) -> (f64, f64) {
    let (started, before) = (Instant::now(), processor());
    what();
    (started.elapsed().as_secs_f64(), processor() - before)
}

fn replay(journal: &Journal) {
    let mut bytes = 0;
    journal
        .entries(0, |envelope, payload| {
            bytes += envelope.record_id.len() + payload.map_or(0, <[u8]>::len);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(bytes > 0);
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len() / 1_000_000
}

fn middle(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of[of.len() / 2]
}

fn main() {
    let entries: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let clock = || Moment::from_micros(1_540_000_000_000_000);
    let (_, line) = AuthorityKey::draw().unwrap();
    let keys = [("open", Key::None), ("sealed", Key::From(KeySource::Text(line)))];
    let journals: Vec<_> = keys
        .iter()
        .map(|(name, key)| {
            let path = folder.path().join(format!("{name}.db"));
            let journal = Journal::open_with(&path, key, clock).unwrap();
            let batch = batch(entries);
            let (wall, _) = timed(|| {
                journal.append(batch).unwrap();
            });
            println!("{name}: a load of {entries} in {wall:.2} s, {} MB on disk", size(&path));
            (name, journal)
        })
        .collect();
    // In turns, so that what else the machine does falls on both.
    for (what, run) in [
        ("replay", replay as fn(&Journal)),
        ("verify", |journal| {
            journal.verify(None, |_, _| {}).unwrap();
        }),
    ] {
        let mut times = [(); 2].map(|()| (Vec::new(), Vec::new()));
        for _ in 0..ROUNDS {
            for ((_, journal), (wall, processor)) in journals.iter().zip(&mut times) {
                let (one, other) = timed(|| run(journal));
                wall.push(one);
                processor.push(other);
            }
        }
        let [open, sealed] = times.map(|(wall, processor)| (middle(wall), middle(processor)));
        println!(
            "{what}: open {:.2} s ({:.2} s processor), sealed {:.2} s ({:.2} s): {:+.0}% ({:+.0}%)",
            open.0,
            open.1,
            sealed.0,
            sealed.1,
            (sealed.0 / open.0 - 1.0) * 100.0,
            (sealed.1 / open.1 - 1.0) * 100.0
        );
    }
}
