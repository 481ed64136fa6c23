//! Short ways to say what to record. All people and children are invented.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use calendar::{Day, Moment};
use journal::postgres::{PostgresAddress, admit, prepare};
use journal::{Batch, Change, Happened, Journal, Key, Load, NewEntry, OpenError, Receipt, SubjectId};
use tempfile::TempDir;
use testbed::Database;

/// Where a journal stands: in a file, or in a PostgreSQL database. The promises are the same.
pub(crate) enum Stand {
    Sqlite(TempDir),
    Postgres(Database),
}

/// Makes of each function two tests: the journal in SQLite, and in PostgreSQL.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $name() {
                super::$name(crate::support::Stand::sqlite());
            })+
        }
        mod postgres {
            $(#[test]
            fn $name() {
                super::$name(crate::support::Stand::postgres());
            })+
        }
    };
}
pub(crate) use on_both;

/// A database with the tables of a journal and nobody let in.
pub(crate) fn prepared() -> Database {
    let all = concat!(
        include_str!("../../migrations/postgres/0011_journal.sql"),
        include_str!("../../migrations/postgres/0012_erased.sql"),
        include_str!("../../migrations/postgres/0013_shared.sql"),
        include_str!("../../migrations/postgres/0014_follows.sql")
    );
    let made_by = blake3::hash(all.as_bytes()).to_hex();
    Database::of_template(&format!("journal_{}", &made_by[..16]), |owner| {
        prepare(&PostgresAddress::parse(owner).unwrap()).unwrap();
    })
}

impl Stand {
    pub(crate) fn sqlite() -> Stand {
        Stand::Sqlite(tempfile::tempdir().unwrap())
    }

    /// With a role that is let in for authority 372.
    pub(crate) fn postgres() -> Stand {
        let database = prepared();
        admit(&PostgresAddress::parse(&database.owner()).unwrap(), "372", database.role()).unwrap();
        Stand::Postgres(database)
    }

    pub(crate) fn open(&self, clock: impl Fn() -> Moment + Send + 'static) -> Journal {
        self.open_with(&Key::None, clock).unwrap()
    }

    pub(crate) fn open_with(
        &self,
        key: &Key,
        clock: impl Fn() -> Moment + Send + 'static,
    ) -> Result<Journal, OpenError> {
        match self {
            Stand::Sqlite(_) => Journal::open_with(&self.place(), key, clock),
            Stand::Postgres(database) => {
                Journal::open_postgres(&PostgresAddress::parse(&database.address()).unwrap(), key, clock)
            }
        }
    }

    /// The file, or the database's address: as errors name it, and as the programs of the tests take it.
    pub(crate) fn place(&self) -> PathBuf {
        match self {
            Stand::Sqlite(folder) => folder.path().join("journal.db"),
            Stand::Postgres(database) => database.address().into(),
        }
    }

    /// Another of the same sort.
    pub(crate) fn another(&self) -> Stand {
        match self {
            Stand::Sqlite(_) => Stand::sqlite(),
            Stand::Postgres(_) => Stand::postgres(),
        }
    }

    /// What to say to this database, where the two do not take the same words.
    pub(crate) fn words<'a>(&self, sqlite: &'a str, postgres: &'a str) -> &'a str {
        match self {
            Stand::Sqlite(_) => sqlite,
            Stand::Postgres(_) => postgres,
        }
    }

    /// Runs a statement as somebody who has the whole database, with nothing in its way.
    pub(crate) fn tamper(&self, statement: &str) {
        match self {
            Stand::Sqlite(_) => {
                let raw = rusqlite::Connection::open(self.place()).unwrap();
                raw.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
                let triggers: Vec<(String, String)> = raw
                    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
                    .unwrap()
                    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                    .unwrap()
                    .collect::<Result<_, _>>()
                    .unwrap();
                for (name, _) in &triggers {
                    raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
                }
                raw.execute_batch(statement).unwrap();
                for (_, sql) in &triggers {
                    raw.execute_batch(sql).unwrap();
                }
            }
            Stand::Postgres(database) => {
                let bytes = statement.replace("x'", "'\\x");
                database.sql(&format!("SET session_replication_role = replica; {bytes}"));
            }
        }
    }

    /// What the database itself says to a statement of somebody who may write everything, with its triggers.
    pub(crate) fn refusal(&self, statement: &str) -> Option<String> {
        match self {
            Stand::Sqlite(_) => {
                let raw = rusqlite::Connection::open(self.place()).unwrap();
                raw.execute_batch(statement).err().map(|refused| refused.to_string())
            }
            Stand::Postgres(database) => database.try_sql(statement).err(),
        }
    }

    /// Whether a text, or the bytes of it, stands anywhere in the database.
    pub(crate) fn holds(&self, text: &str) -> bool {
        match self {
            Stand::Sqlite(folder) => {
                let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
                files.filter(|path| path.to_str().unwrap().contains("journal.db")).any(|path| {
                    let all = std::fs::read(path).unwrap();
                    all.windows(text.len()).any(|window| window == text.as_bytes())
                })
            }
            Stand::Postgres(database) => {
                let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
                let tables = database.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'kith'");
                assert!(tables.lines().count() > 20, "{tables}");
                tables.lines().any(|table| {
                    let sql = format!(
                        "SELECT count(*) FROM kith.{table} AS one WHERE one::text LIKE '%{text}%' OR one::text LIKE '%{hex}%'"
                    );
                    database.sql(&sql) != "0"
                })
            }
        }
    }
}

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
