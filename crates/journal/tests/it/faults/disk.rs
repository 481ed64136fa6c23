use std::path::Path;

use journal::{Head, Journal};
use rand::RngExt;

use super::{Count, acknowledged, appender, counted, made, times};
use crate::support::*;

/// Appends on a disk like this, then looks at what is there on a good one: what was counted, and what the program said in the
/// end.
fn on_a_disk(disk: &[(&str, &str)], each: u32) -> (Count, bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.db");
    let before = made(&file);
    let output = appender(&file, "fault", 4, each, disk).output().unwrap();
    let acknowledged = acknowledged(&String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (whole(&file, before, &acknowledged), output.status.success(), said)
}

fn whole(
    file: &Path,
    before: Head,
    acknowledged: &std::collections::BTreeMap<u64, journal::Digest>,
) -> Count {
    let journal = Journal::open_existing(file, TestClock::at("2018-10-31").read()).unwrap();
    let verified = journal.verify(Some(before), |_, _| {}).unwrap();
    let count = counted(&journal, before.seq, acknowledged);
    assert!(journal.loads().unwrap().iter().all(|load| load.entries() == 40), "a load is there in part");
    assert_eq!(append(&journal, vec![record("child:after", "b", "goes on")]).last, verified.head.seq + 1);
    count
}

#[test]
fn a_full_disk_refuses_with_a_sentence_and_loses_nothing() {
    let mut count = Count::default();
    for _ in 0..times(6, 200) {
        let room = rand::rng().random_range(300_000..3_000_000).to_string();
        let (counted, well, said) = on_a_disk(&[("KITH_DISK_FULL", &room)], 0);
        assert!(!well && said.contains("the disk is full"), "{said}");
        count.add(counted);
    }
    count.tell("full disk");
}

/// A sync that fails: nobody may be told that it is on disk, then or later.
#[test]
fn a_disk_that_does_not_sync_is_not_believed() {
    let mut count = Count::default();
    for _ in 0..times(6, 200) {
        let syncs = rand::rng().random_range(5..120).to_string();
        let (counted, well, said) = on_a_disk(&[("KITH_DISK_DEAF", &syncs)], 0);
        assert!(!well && said.contains("journal"), "{said}");
        count.add(counted);
    }
    count.tell("failing syncs");
}

#[test]
fn a_slow_disk_is_waited_for() {
    let (count, well, said) = on_a_disk(&[("KITH_DISK_SLOW", "40")], times(12, 200) as u32);
    assert!(well, "{said}");
    // Ten of eleven appends are one entry, each tenth a load of forty; each is acknowledged once.
    assert_eq!(count.acknowledged, 4 * times(12, 200));
    count.tell("slow disk");
}

#[test]
fn a_read_only_disk_can_be_read_and_refuses_to_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.db");
    let before = made(&file);
    let output = appender(&file, "fault", 1, 1, &[("KITH_DISK_READ", "1")]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && output.stdout.is_empty(), "{said}");
    assert!(said.contains("readonly") || said.contains("unable to open"), "{said}");
    let journal = Journal::open_existing(&file, TestClock::at("2018-10-31").read()).unwrap();
    assert_eq!(journal.head().unwrap(), before);
}
