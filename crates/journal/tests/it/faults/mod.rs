//! Faults of the machine: the power goes, the disk is full, slow, deaf or read-only, a byte rots. After each what was
//! acknowledged is there, once, and what was not is there whole or not at all.
//!
//! A layer in C stands between the program that appends and the C library (`disk.c`): it notes every write and sync in order,
//! or makes the disk fail. Not a virtual file system of SQLite's: that needs `unsafe` here, and sees only what SQLite says of
//! its files; this sees what reaches the system, whoever writes. Each run prints what it counted; `make soak` makes many.

mod bytes;
mod disk;
mod power;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use journal::{Digest, Head, Journal};
use tempfile::TempDir;

use crate::support::*;

/// Many runs in place of few: `KITH_SOAK=1`.
pub(crate) fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("KITH_SOAK").is_some() { long } else { short }
}

/// What was counted over a run: printed, and nothing may be lost or doubled.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) rounds: usize,
    pub(crate) acknowledged: usize,
    pub(crate) lost: usize,
    pub(crate) doubled: usize,
}

impl Count {
    pub(crate) fn add(&mut self, other: Count) {
        self.rounds += other.rounds;
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.doubled += other.doubled;
    }

    /// Tells it, and fails where anything was lost or doubled, or so little happened that it says nothing.
    pub(crate) fn tell(self, what: &str) {
        println!(
            "{what}: {} rounds, {} acknowledged, {} lost, {} doubled",
            self.rounds, self.acknowledged, self.lost, self.doubled
        );
        assert!(self.lost == 0 && self.doubled == 0, "{what}: {self:?}");
        assert!(
            self.acknowledged > self.rounds,
            "{what}: too little was acknowledged to say anything: {self:?}"
        );
    }
}

/// The whole lines of what a stopped process printed; the last may be cut.
pub(crate) fn acknowledged(printed: &str) -> BTreeMap<u64, Digest> {
    printed
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
        .map(|line| line.parse::<Head>().unwrap())
        .map(|head| (head.seq, head.hash))
        .collect()
}

/// Of what was acknowledged, how much a journal has lost, and how much of what it holds after an entry it holds twice.
pub(crate) fn counted(journal: &Journal, after: u64, acknowledged: &BTreeMap<u64, Digest>) -> Count {
    let mut missing = acknowledged.clone();
    let (mut seen, mut doubled) = (BTreeSet::new(), 0);
    journal
        .entries(after, |envelope, _| {
            if missing.get(&envelope.seq) == Some(&envelope.hash) {
                missing.remove(&envelope.seq);
            }
            let name = (envelope.subject.clone(), envelope.record_id.clone(), envelope.revision);
            doubled += usize::from(!seen.insert(name));
            ControlFlow::Continue(())
        })
        .unwrap();
    Count { rounds: 1, acknowledged: acknowledged.len(), lost: missing.len(), doubled }
}

/// The layer in C, compiled once a process; none where there is no compiler, which `make test` asks for.
fn layer() -> PathBuf {
    static LAYER: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = LAYER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let (source, made) = (folder.path().join("disk.c"), folder.path().join("disk.so"));
        std::fs::write(&source, include_str!("disk.c")).unwrap();
        let status = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&made, &source])
            .args(["-ldl", "-lpthread"])
            .status()
            .unwrap_or_else(|error| panic!("cc, which builds SQLite too: {error}"));
        assert!(status.success(), "cc did not compile the layer");
        (folder, made)
    });
    path.clone()
}

/// The program that appends numbered entries, on a disk like this.
fn appender(file: &Path, name: &str, threads: u32, times: u32, disk: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_append_numbered"));
    command.arg(file).args([name, &threads.to_string(), &times.to_string()]);
    command.env("LD_PRELOAD", layer()).env("KITH_DISK_UNDER", file.parent().unwrap());
    command.envs(disk.iter().copied()).stdin(Stdio::null());
    command
}

/// A journal that is there, whole and closed.
fn made(path: &Path) -> Head {
    let journal = Journal::open(path, TestClock::at("2018-10-31").read()).unwrap();
    append(&journal, vec![record("child:first", "a", "there before")]);
    journal.head().unwrap()
}
