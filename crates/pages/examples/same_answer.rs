//! Whether what may not be seen can be told from what is not there: by the answer, and by the time that it takes.
//!
//! `cargo run --release -p pages --example same_answer [ROUNDS]`. One person without a reason asks for a number that is
//! nobody's, for a child who is none of theirs and for one whose record is closed, in a random order. Answers must be the
//! same to the letter but for the number, or it ends with 1. Times are compared by rank: 50 of 100 means that a guess from
//! one time is worth no more than a coin; z beyond 3 means that the difference is one and no accident. No test asserts a
//! time: `make bench` prints this.

// An example is a test that is read: its helpers fail as one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use calendar::Moment;
use journal::Batch;
use rand::RngExt;
use records::governance::{ClosedBecause, OpenTo, RecordClosed};
use records::{Act, Change, Place, Subject};
use roll::Roll;

/// A number that is nobody's.
const FORGED: &str = "C9999999";

/// Where somebody asks. `ID` is the child's number.
const ASKED: [(&str, &str); 11] = [
    ("a child's page", "/child/ID"),
    ("chronology", "/child/ID/chronology"),
    ("what is recorded", "/child/ID/record"),
    ("a form", "/child/ID/record/case_note"),
    ("a record's history", "/child/ID/record/case_note/n1"),
    ("documents", "/child/ID/documents"),
    ("a file", "/child/ID/documents/d1"),
    ("who looked", "/child/ID/looks"),
    ("why they must be opened", "/child/ID/open"),
    ("search by number", "/find?q=ID"),
    ("behind a figure", "/figures/6.1/children/ID?month=2018-10"),
];

fn main() {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let same = runtime.block_on(compare(rounds));
    std::process::exit(i32::from(!same));
}

async fn compare(rounds: usize) -> bool {
    let roll = support::roll();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let mut ids = cohort.children.iter().map(|child| child.child.to_string());
    let (forbidden, closed) = (ids.next().unwrap(), ids.next().unwrap());
    close(&roll, &closed);
    let app = support::app(&roll);
    println!(
        "| asked | forged, median µs | forbidden | closed | forged or forbidden | forged or closed | the same answer |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut same = true;
    for (name, path) in ASKED {
        let all = [FORGED, &forbidden, &closed];
        let answers = [
            answer(&app, path, all[0]).await,
            answer(&app, path, all[1]).await,
            answer(&app, path, all[2]).await,
        ];
        let equal = answers[0] == answers[1] && answers[0] == answers[2];
        same &= equal;
        let mut times: [Vec<f64>; 3] = Default::default();
        for round in 0..rounds + rounds / 10 {
            let mut order = [0, 1, 2];
            for at in (1..3).rev() {
                order.swap(at, rand::rng().random_range(0..=at));
            }
            for which in order {
                let began = Instant::now();
                answer(&app, path, all[which]).await;
                // The first tenth warms up.
                if round >= rounds / 10 {
                    times[which].push(began.elapsed().as_secs_f64() * 1e6);
                }
            }
        }
        let median = |times: &[f64]| {
            let mut sorted = times.to_vec();
            sorted.sort_by(f64::total_cmp);
            sorted[sorted.len() / 2]
        };
        println!(
            "| {name} | {:.0} | {:.0} | {:.0} | {} | {} | {} |",
            median(&times[0]),
            median(&times[1]),
            median(&times[2]),
            told(&times[0], &times[1]),
            told(&times[0], &times[2]),
            if equal { "yes" } else { "NO" },
        );
    }
    println!("\n{rounds} of each, one after the other in a random order, in one process without a network.");
    same
}

/// Status and page, the number taken out.
async fn answer(app: &Router, path: &str, id: &str) -> (u16, String) {
    // What is looked for stands in the body.
    let came = match path.strip_prefix("/find?q=") {
        Some(q) => support::find(app, "stranger", &q.replace("ID", id)).await,
        None => support::get(app, "stranger", &path.replace("ID", id)).await,
    };
    (came.status.as_u16(), format!("{} {}", came.next, came.html).replace(id, "ID"))
}

/// How often the second takes longer than the first (50 of 100: as often as not), and how sure that is (Mann and Whitney).
fn told(first: &[f64], second: &[f64]) -> String {
    let mut all: Vec<(f64, bool)> =
        first.iter().map(|time| (*time, false)).chain(second.iter().map(|time| (*time, true))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (n, m) = (first.len() as f64, second.len() as f64);
    let ranks: f64 =
        (1u32..).zip(&all).filter(|(_, (_, is_second))| *is_second).map(|(rank, _)| f64::from(rank)).sum();
    let longer = ranks - m * (m + 1.0) / 2.0;
    let z = (longer - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    format!("{:.0} of 100 (z {z:.1})", longer / (n * m) * 100.0)
}

/// Closes a record to everybody but one.
fn close(roll: &Roll, id: &str) {
    let record = RecordClosed {
        since: support::today(),
        until: None,
        because: ClosedBecause::Other,
        open_to: vec![OpenTo { worker: "head".to_owned(), until: None }],
        by: None,
    };
    let change = Change {
        id: "closed1".into(),
        subject: Subject::child(id),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(record),
        place: Place::default(),
    };
    let entries = vec![roll::new_entry(&change).unwrap()];
    let (known_at, permit_reason, load) = (None, None, None);
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason,
        known_at,
        load,
        entries,
        expected: Vec::new(),
    })
    .unwrap();
}
