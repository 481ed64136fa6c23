use std::collections::BTreeMap;
use std::path::Path;

use journal::{Digest, Head, Journal};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::{Count, acknowledged, appender, counted, made, times};
use crate::support::*;

/// What reached the system, in order.
#[derive(Debug)]
enum Step {
    Write { file: String, at: usize, bytes: Vec<u8> },
    Cut { file: String, size: usize },
    Sync { file: String },
    Gone { file: String },
    Said(Vec<u8>),
}

/// Reads what the layer noted: lines `W name at length`, each followed by its bytes, and the like.
fn steps(mut noted: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    while let Some(end) = noted.iter().position(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(&noted[..end]).unwrap().to_owned();
        noted = &noted[end + 1..];
        let words: Vec<&str> = line.split(' ').collect();
        let [what, file, one, two] = words[..] else { panic!("{line}") };
        let (file, one, two) =
            (file.to_owned(), one.parse::<usize>().unwrap(), two.parse::<usize>().unwrap());
        let mut bytes = || {
            let (bytes, rest) = noted.split_at(two);
            noted = rest;
            bytes.to_vec()
        };
        steps.push(match what {
            "W" => Step::Write { file, at: one, bytes: bytes() },
            "A" => Step::Said(bytes()),
            "T" => Step::Cut { file, size: one },
            "S" => Step::Sync { file },
            "U" => Step::Gone { file },
            _ => panic!("{line}"),
        });
    }
    steps
}

/// What a disk does with what it was not told to keep.
#[derive(Debug, Clone, Copy)]
enum Loses {
    /// Nothing: everything came down in time.
    Nothing,
    /// All of it.
    Everything,
    /// Some of it, sector by sector, in any order.
    Some,
}

/// A file of the model: what is on disk for sure, and what was written since it was last told to be.
#[derive(Debug, Clone, Default)]
struct Kept {
    bytes: Vec<u8>,
    since: Vec<Change>,
}

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

/// What a disk writes at once.
const SECTOR: usize = 512;

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Write(at, new) => {
            let end = at + new.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*at..end].copy_from_slice(new);
        }
        Change::Cut(size) => bytes.resize(*size, 0),
    }
}

impl Kept {
    fn settle(&mut self) {
        for change in std::mem::take(&mut self.since) {
            apply(&mut self.bytes, &change);
        }
    }

    /// What is there when the power comes back.
    fn after_the_cut(mut self, loses: Loses, random: &mut StdRng) -> Vec<u8> {
        match loses {
            Loses::Everything => {}
            Loses::Nothing => self.settle(),
            Loses::Some => {
                for change in &self.since {
                    match change {
                        Change::Cut(_) if random.random_bool(0.5) => apply(&mut self.bytes, change),
                        Change::Cut(_) => {}
                        Change::Write(at, new) => {
                            // Torn: some sectors of a page came down, others did not.
                            for (nth, sector) in new.chunks(SECTOR).enumerate() {
                                if random.random_bool(0.5) {
                                    apply(
                                        &mut self.bytes,
                                        &Change::Write(at + nth * SECTOR, sector.to_vec()),
                                    );
                                }
                            }
                        }
                    }
                }
            }
        }
        self.bytes
    }
}

/// The files as the power cut after so many steps leaves them, and what had been acknowledged by then.
fn cut_after(
    before: &BTreeMap<String, Vec<u8>>,
    steps: &[Step],
    loses: Loses,
    random: &mut StdRng,
) -> (BTreeMap<String, Vec<u8>>, BTreeMap<u64, Digest>) {
    let mut files: BTreeMap<String, Kept> = before
        .iter()
        .map(|(name, bytes)| (name.clone(), Kept { bytes: bytes.clone(), since: Vec::new() }))
        .collect();
    let mut said = Vec::new();
    for step in steps {
        match step {
            Step::Write { file, at, bytes } => {
                files.entry(file.clone()).or_default().since.push(Change::Write(*at, bytes.clone()));
            }
            Step::Cut { file, size } => {
                files.entry(file.clone()).or_default().since.push(Change::Cut(*size));
            }
            Step::Sync { file } => {
                if let Some(kept) = files.get_mut(file) {
                    kept.settle();
                }
            }
            Step::Gone { file } => {
                files.remove(file);
            }
            Step::Said(bytes) => said.extend_from_slice(bytes),
        }
    }
    let left = files.into_iter().map(|(name, kept)| (name, kept.after_the_cut(loses, random))).collect();
    (left, acknowledged(&String::from_utf8_lossy(&said)))
}

/// The power goes at any moment while four threads append, and takes what the disk was not told to keep: whole, or sector by
/// sector. What was acknowledged is there, once; the journal is whole and goes on.
#[test]
fn a_power_cut_takes_nothing_that_was_acknowledged() {
    let seed: u64 = rand::rng().random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let mut count = Count::default();
    for run in 0..times(1, 20) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("disk").join("journal.db");
        std::fs::create_dir(file.parent().unwrap()).unwrap();
        made(&file);
        let before = BTreeMap::from([("journal.db".to_owned(), std::fs::read(&file).unwrap())]);
        let noted = folder.path().join("noted");
        let output =
            appender(&file, &format!("run{run}"), 4, 400, &[("KITH_DISK_RECORD", noted.to_str().unwrap())])
                .output()
                .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let steps = steps(&std::fs::read(&noted).unwrap());
        // Pages were carried from the log into the database while others went on writing: that is cut through too.
        let synced = |step: &&Step| matches!(step, Step::Sync { file } if file == "journal.db-wal");
        let carries = |step: &Step| matches!(step, Step::Write { file, .. } if file == "journal.db");
        let after = steps.iter().position(carries).map_or(0, |at| steps[at..].iter().filter(synced).count());
        assert!(after > 50, "the layer has seen too little: {after}");
        for trial in 0..times(60, 250) {
            let at = random.random_range(0..=steps.len());
            let loses = [Loses::Some, Loses::Some, Loses::Everything, Loses::Nothing][trial % 4];
            let (files, acknowledged) = cut_after(&before, &steps[..at], loses, &mut random);
            let again = tempfile::tempdir().unwrap();
            for (name, bytes) in files.iter().filter(|(name, _)| !name.ends_with("-shm")) {
                std::fs::write(again.path().join(name), bytes).unwrap();
            }
            count.add(whole_again(
                &again.path().join("journal.db"),
                &acknowledged,
                &format!("seed {seed}, step {at}, {loses:?}"),
            ));
        }
    }
    count.tell("power cut");
}

/// The journal opens, is whole, and takes more.
fn whole_again(path: &Path, acknowledged: &BTreeMap<u64, Digest>, when: &str) -> Count {
    let journal = Journal::open_existing(path, TestClock::at("2018-10-31").read())
        .unwrap_or_else(|error| panic!("{when}: {error}"));
    let Head { seq, .. } =
        journal.verify(None, |_, _| {}).unwrap_or_else(|error| panic!("{when}: {error}")).head;
    let count = counted(&journal, 0, acknowledged);
    assert!(count.lost == 0 && count.doubled == 0, "{when}: {count:?}");
    assert!(
        journal.loads().unwrap().iter().all(|load| load.entries() == 40),
        "{when}: a load is there in part"
    );
    assert_eq!(append(&journal, vec![record("child:after", "b", "goes on")]).last, seq + 1, "{when}");
    count
}
