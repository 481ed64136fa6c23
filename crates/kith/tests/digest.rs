//! A digest through a real mail server on this computer: taken, refused, out of reach, taken later, never twice.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::net::TcpListener;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use assert_cmd::Command;
use calendar::{Day, Moment};
use journal::{Batch, Journal};
use records::coming_into_care::{ChildIdentity, ChildName, LookedAfterStart};
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Place, Record, Subject};
use support::mail::server;

/// A child of ada's who has been looked after for years without a visit.
fn record(path: &Path) {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let journal = Journal::open(path, || Moment::from_micros(1_500_000_000_000_000)).unwrap();
    let identity = ChildIdentity { born: day("2010-05-04"), ..sample("child_identity") };
    let name = ChildName { since: day("2010-05-04"), ..sample("child_name") };
    let name = ChildName {
        given: "Bramble".to_owned(),
        family: Some("Inventedlea".to_owned()),
        known_as: None,
        ..name
    };
    let start = LookedAfterStart { day: day("2016-01-11"), ..sample("looked_after_start") };
    let allocation = SocialWorkerAllocation {
        since: day("2016-01-11"),
        until: None,
        ..sample("social_worker_allocation")
    };
    let allocation = SocialWorkerAllocation { worker: "ada".to_owned(), ..allocation };
    let records: Vec<Arc<dyn Record>> =
        vec![Arc::new(identity), Arc::new(name), Arc::new(start), Arc::new(allocation)];
    let entries = records.into_iter().map(|record| {
        let (subject, id) = (Subject::child("C1"), "r1".into());
        let (act, place) = (Act::Record, Place::default());
        roll::new_entry(&Change { subject, id, revision: 1, act, reason: None, record, place }).unwrap()
    });
    let batch = Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: entries.collect(),
        expected: Vec::new(),
    };
    journal.append(batch).unwrap();
    journal.want_digest("ada", Some("ada@council.example")).unwrap();
    // Nobody of this name works here any longer.
    journal.want_digest("gone", Some("gone@council.example")).unwrap();
}

/// A record of a kind with invented answers.
fn sample<T: records::Definition + Clone>(name: &str) -> T {
    let kind = records::kind(name).unwrap();
    let payload = serde_json::Value::Object(records::sample(kind, |field| !field.optional));
    let record = (kind.read)(payload.to_string().as_bytes()).unwrap();
    record.as_any().downcast_ref::<T>().unwrap().clone()
}

fn digest(path: &Path, smtp: &str, more: &[&str]) -> Output {
    let mut command = Command::cargo_bin("kith").unwrap();
    command.arg("digest").arg("--database").arg(path);
    command.args(["--smtp", smtp, "--mail-from", "Kith <kith@council.example>", "--any-day"]);
    command.args(["--site", "https://kith.council.example/", "--mail-domain", "Council.example"]).args(more);
    command.output().unwrap()
}

fn said(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[test]
fn a_digest_goes_out_once_a_day_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    record(&path);
    let (took, smtp) = server("");
    let output = digest(&path, &smtp, &[]);
    let sent = (Some(0), "1 written, 1 sent, 0 waiting, 0 given up.".to_owned());
    assert_eq!(said(&output), sent, "{output:?}");
    // Asked again on the same day it tells nobody twice.
    let again = digest(&path, &smtp, &[]);
    assert!(said(&again).1.contains("0 sent, 0 waiting"), "{again:?}");
    let took = took.0.lock().unwrap();
    let [(to, text)] = took.as_slice() else { panic!("{took:?}") };
    assert_eq!(to, "ada@council.example");
    for part in [
        "From: Kith <kith@council.example>",
        "Subject: Kith: ",
        " overdue",
        "https://kith.council.example/work",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for part in ["Bramble", "Inventedlea", "B.I.", "C1"] {
        assert!(!text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_authority_may_set_that_initials_stand_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    record(&path);
    let (took, smtp) = server("");
    digest(&path, &smtp, &["--mail-initials"]);
    let text = took.0.lock().unwrap()[0].1.clone();
    assert!(text.contains("B.I.") && !text.contains("Bramble"), "{text}");
}

#[test]
fn a_server_out_of_reach_delays_mail_and_one_that_refuses_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    record(&path);
    // Nothing listens where somebody listened a moment ago.
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let output = digest(&path, &format!("smtp://{closed}"), &[]);
    assert_eq!(
        said(&output),
        (Some(1), "1 written, 0 sent, 1 waiting, 0 given up.".to_owned()),
        "{output:?}"
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("did not take everything"), "{output:?}");
    // It waits its five minutes; then a server takes it.
    let later = || Moment::from_micros(i64::MAX / 2);
    let waits = Journal::open(&path, later).unwrap().mail_to_send(later(), 9).unwrap();
    assert_eq!((waits.len(), waits[0].tries), (1, 1));
    let journal = Journal::open(&path, || Moment::from_micros(0)).unwrap();
    journal.mail_posted(&waits[0].id, journal::Posted::Again(Moment::from_micros(0), String::new())).unwrap();
    drop(journal);
    let (took, smtp) = server("");
    assert_eq!(said(&digest(&path, &smtp, &[])).1, "1 written, 1 sent, 0 waiting, 0 given up.");
    assert_eq!(took.0.lock().unwrap().len(), 1);
    // A server that knows no such address.
    let path = folder.path().join("other.db");
    record(&path);
    let (took, smtp) = server("ada@");
    assert_eq!(
        said(&digest(&path, &smtp, &[])),
        (Some(0), "1 written, 0 sent, 0 waiting, 1 given up.".to_owned())
    );
    assert!(took.0.lock().unwrap().is_empty());
}

#[test]
fn what_is_not_set_up_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kith.db");
    record(&path);
    let mut command = Command::cargo_bin("kith").unwrap();
    let output = command.arg("digest").arg("--database").arg(&path).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--smtp"), "{output:?}");
}
