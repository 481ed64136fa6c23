//! An authority in the database of two servers, and programs that serve it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use calendar::{Day, Moment};
use journal::postgres::{PostgresAddress, admit, prepare};
use journal::{Batch, Journal, Key, NewEntry};
use records::coming_into_care::{ChildIdentity, ChildName, LookedAfterStart};
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Place, Record, Subject};
use tempfile::TempDir;
use testbed::{Database, Pair, Which};

/// Children, each of whom one person writes about.
const CHILDREN: usize = 4;

/// The authority: children, a worker of theirs, and a token of the worker's.
pub(crate) struct House {
    url: String,
    token: String,
    logs: TempDir,
}

impl House {
    pub(crate) fn of(pair: &Pair) -> House {
        pair.psql(Which::First, "postgres", "CREATE ROLE kith_z99 LOGIN");
        pair.psql(Which::First, "postgres", "CREATE DATABASE kith TEMPLATE template0 ENCODING 'UTF8'");
        let owner = PostgresAddress::parse(&pair.address("kith", "postgres")).unwrap();
        prepare(&owner).unwrap();
        admit(&owner, "Z99", "kith_z99").unwrap();
        House::on(pair.address("kith", "kith_z99"))
    }

    /// On a database of the test run's own server.
    pub(crate) fn shared(database: &Database) -> House {
        let owner = PostgresAddress::parse(&database.owner()).unwrap();
        prepare(&owner).unwrap();
        admit(&owner, "Z99", database.role()).unwrap();
        House::on(database.address())
    }

    /// On a file, or a database that is ready.
    pub(crate) fn on(url: String) -> House {
        let mut house = House { url, token: String::new(), logs: tempfile::tempdir().unwrap() };
        let entries = house.children().iter().flat_map(|child| beginnings(child)).collect();
        house.journal().append(batch(entries)).unwrap();
        let name = ["--name", "Ada Winterbeck", "--role", "social_worker"];
        house.command(&[&["user", "add", "ada"][..], &name].concat());
        let scopes = ["--name", "Load", "--scope", "children", "--scope", "record"];
        house.token = house.command(&[&["user", "token", "add", "ada"][..], &scopes].concat());
        house
    }

    /// Runs a command on the database, and returns what it prints.
    pub(crate) fn command(&self, words: &[&str]) -> String {
        self.plain(&[words, &["--database", &self.url]].concat())
    }

    /// Runs a command, and returns what it prints.
    pub(crate) fn plain(&self, words: &[&str]) -> String {
        let done = Command::new(assert_cmd::cargo::cargo_bin!("kith")).args(words).output().unwrap();
        assert!(done.status.success(), "{words:?}: {done:?}");
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    }

    /// The journal, read past every program.
    pub(crate) fn journal(&self) -> Journal {
        match PostgresAddress::is_meant(&self.url) {
            true => Journal::open_postgres(&PostgresAddress::parse(&self.url).unwrap(), &Key::None, clock)
                .unwrap(),
            false => Journal::open(Path::new(&self.url), clock).unwrap(),
        }
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    pub(crate) fn children(&self) -> Vec<String> {
        (0..CHILDREN).map(|nth| format!("C{nth}")).collect()
    }
}

pub(crate) fn clock() -> Moment {
    Moment::from_micros(1_500_000_000_000_000)
}

/// Entries of the authority's, recorded together.
pub(crate) fn batch(entries: Vec<NewEntry>) -> Batch {
    Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries,
        expected: Vec::new(),
    }
}

/// What is known of a child of ada's who is looked after.
fn beginnings(child: &str) -> Vec<NewEntry> {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let identity = ChildIdentity { born: day("2010-05-04"), ..sample("child_identity") };
    let name = ChildName { since: day("2010-05-04"), ..sample("child_name") };
    let start = LookedAfterStart { day: day("2016-01-11"), ..sample("looked_after_start") };
    let allocation = SocialWorkerAllocation {
        worker: "ada".to_owned(),
        since: day("2016-01-11"),
        until: None,
        ..sample("social_worker_allocation")
    };
    let records: Vec<Arc<dyn Record>> =
        vec![Arc::new(identity), Arc::new(name), Arc::new(start), Arc::new(allocation)];
    let entry = |record| {
        let (subject, id) = (Subject::child(child), "r1".into());
        let (act, place) = (Act::Record, Place::default());
        roll::new_entry(&Change { subject, id, revision: 1, act, reason: None, record, place }).unwrap()
    };
    records.into_iter().map(entry).collect()
}

/// A record of a kind with invented answers.
fn sample<T: records::Definition + Clone>(name: &str) -> T {
    let kind = records::kind(name).unwrap();
    let payload = serde_json::Value::Object(records::sample(kind, |field| !field.optional));
    let record = (kind.read)(payload.to_string().as_bytes()).unwrap();
    record.as_any().downcast_ref::<T>().unwrap().clone()
}

/// One `kith serve`; killed when it is dropped.
pub(crate) struct Node {
    running: Child,
    port: u16,
}

impl Node {
    /// Starts one, and returns when it answers.
    pub(crate) fn start(house: &House, port: u16) -> Node {
        let log = house.logs.path().join(format!("{port}.log"));
        let log = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let mut running = Command::new(assert_cmd::cargo::cargo_bin!("kith"))
            .args(["serve", "--database", &house.url, "--listen", &format!("127.0.0.1:{port}")])
            .args(["--name", "kith.example", "--behind-proxy", "127.0.0.1", "--api-rate", "1000000"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(running.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.starts_with("Kith is at http://"), "{said}: {}", house.logs_of(port));
        Node { running, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// `kill -9`.
    pub(crate) fn kill(self) {
        drop(self);
    }
}

impl House {
    fn logs_of(&self, port: u16) -> String {
        std::fs::read_to_string(self.logs.path().join(format!("{port}.log"))).unwrap_or_default()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.running.kill();
        let _ = self.running.wait();
    }
}
