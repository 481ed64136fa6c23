//! What the journal's promises cost beside the bare store: `cargo bench -p journal --bench both`. In turns with the journal, in
//! one run, SQLite and PostgreSQL themselves put on disk
//!
//! * *one row*: a table of seven columns with the same record in each row, and
//! * *the same rows*: what the journal has just written (envelope and record, every column, into the same tables with the same
//!   keys), ready made: nothing checked, hashed, chained or guarded by triggers.
//!
//! And a million entries are replayed out of each. Asked: at most 1.5 times the bare store's time, single and batched; a million
//! out of PostgreSQL in under 6 s. Words after `--` choose: `sqlite`, `postgres`, `single`, `batched`, `replay`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use calendar::{Day, Moment};
use futures_util::join;
use journal::postgres::{PostgresAddress, admit, prepare};
use journal::{Batch, Change, Happened, Journal, Key, NewEntry, SubjectId};
use rusqlite::{Connection, params_from_iter};
use testbed::Database;
use tokio::runtime::Runtime;
use tokio_postgres::types::{FromSql, ToSql};
use tokio_postgres::{Client, NoTls, Row, Statement};

/// Turns, and what is written in each.
const TURNS: usize = 12;
const SINGLE: u64 = 100;
const BATCH: u64 = 1_000;
const BATCHES: u64 = 4;
const MILLION: u64 = 1_000_000;

/// What may be asked for by name.
const STORES: [&str; 2] = ["sqlite", "postgres"];
const PARTS: [&str; 3] = ["single", "batched", "replay"];

/// One row: an envelope's worth of columns, and the record.
const TABLE: &str = "CREATE TABLE bare (seq bigint PRIMARY KEY, subject text NOT NULL, kind text NOT NULL, \
     record_id text NOT NULL, recorded bigint NOT NULL, who text NOT NULL, json text NOT NULL)";

fn clock() -> Moment {
    Moment::from_micros(1_540_000_000_000_000)
}

fn subject(number: u64) -> String {
    format!("child:{}", 500_000 + number % 2_000)
}

fn json(number: u64) -> String {
    format!(
        "{{\"start\":\"2017-04-{:02}\",\"reason\":\"P\",\"legal_status\":\"C2\",\"category\":\"N1\",\"placement\":\"U1\",\
         \"provider\":\"PR1\",\"urn\":\"SC{number:07}\"}}",
        number % 30 + 1
    )
}

fn batch(first: u64, entries: u64) -> Batch {
    let entry = |number: u64| NewEntry {
        subject: SubjectId::new(&subject(number)).unwrap(),
        kind: "placement".into(),
        record_id: format!("{number}").into(),
        revision: 1,
        change: Change::Record { payload: json(number).into_bytes(), reason: None },
        happened: Happened::since(Day::from_number(17_000 + (number % 600) as i32)),
        known_at: None,
        place: None,
    };
    Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: (first..first + entries).map(entry).collect(),
        expected: Vec::new(),
    }
}

/// A store by itself. Each returns when the rows are on disk.
trait Bare {
    /// Inserts so many rows of the small table from a number on.
    fn one_row(&mut self, first: u64, rows: u64);
    /// Reads what the journal wrote after a number, in batches of so many.
    fn fetch(&mut self, after: u64, rows: u64);
    /// Inserts the next batch of what was read, the same rows into the same tables.
    fn same_rows(&mut self);
}

/// The tables that a batch is written to.
const TABLES: [&str; 2] = ["entry", "payload"];

/// Rows of a table of SQLite.
type Rows = Vec<Vec<rusqlite::types::Value>>;

struct BareSqlite {
    small: Connection,
    same: Connection,
    journal: Connection,
    insert: [String; 2],
    fetched: VecDeque<[Rows; 2]>,
}

impl BareSqlite {
    fn beside(journal: &Path) -> BareSqlite {
        let open = |name: &str| {
            let bare = Connection::open(journal.with_file_name(name)).unwrap();
            bare.execute_batch(
                "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA cache_size = -131072; \
                 PRAGMA foreign_keys = off;",
            )
            .unwrap();
            bare
        };
        let (small, same, journal) = (open("small.db"), open("same.db"), Connection::open(journal).unwrap());
        small.execute_batch(TABLE).unwrap();
        // The tables and their keys as they stand in the journal's file, without its triggers.
        let insert = TABLES.map(|table| {
            let made = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
            let made: String = journal.query_row(made, [table], |row| row.get(0)).unwrap();
            same.execute_batch(&made).unwrap();
            let columns = journal.prepare(&format!("SELECT * FROM {table}")).unwrap().column_count();
            format!("INSERT INTO {table} VALUES ({})", vec!["?"; columns].join(", "))
        });
        BareSqlite { small, same, journal, insert, fetched: VecDeque::new() }
    }

    fn rows(&self, table: &str, after: u64, rows: u64) -> Rows {
        let sql = format!("SELECT * FROM {table} WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        let mut statement = self.journal.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let found = statement.query_map([after as i64, rows as i64], |row| {
            (0..columns).map(|column| row.get(column)).collect()
        });
        found.unwrap().map(Result::unwrap).collect()
    }
}

impl Bare for BareSqlite {
    fn one_row(&mut self, first: u64, rows: u64) {
        let transaction = self.small.transaction().unwrap();
        {
            let mut statement = transaction
                .prepare_cached("INSERT INTO bare VALUES (?1, ?2, 'placement', ?3, ?4, 'worker:ada', ?5)")
                .unwrap();
            for number in first..first + rows {
                let values = rusqlite::params![
                    number as i64,
                    subject(number),
                    number.to_string(),
                    clock().micros(),
                    json(number)
                ];
                statement.execute(values).unwrap();
            }
        }
        transaction.commit().unwrap();
    }

    fn fetch(&mut self, after: u64, rows: u64) {
        self.fetched.push_back(TABLES.map(|table| self.rows(table, after, rows)));
    }

    fn same_rows(&mut self) {
        let tables = self.fetched.pop_front().unwrap();
        let transaction = self.same.transaction().unwrap();
        for (rows, insert) in tables.iter().zip(&self.insert) {
            let mut statement = transaction.prepare_cached(insert).unwrap();
            for row in rows {
                statement.execute(params_from_iter(row)).unwrap();
            }
        }
        transaction.commit().unwrap();
    }
}

/// A column of many rows, as a statement takes it.
type Column = Box<dyn ToSql + Sync>;

struct BarePostgres {
    runtime: Runtime,
    small: Client,
    one_row: Statement,
    same: Client,
    same_rows: Vec<Statement>,
    journal: Client,
    fetched: VecDeque<[Vec<Column>; 2]>,
}

impl BarePostgres {
    /// The small table in one database, the journal's tables in another, without triggers and policies; and the journal's own
    /// to read.
    fn beside(journal: &str, small: &str, same: &str) -> BarePostgres {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let reach = async |address: &str| {
            let (client, connection) = tokio_postgres::connect(address, NoTls).await.unwrap();
            tokio::spawn(connection);
            client
        };
        let (small, one_row, same, same_rows, journal) = runtime.block_on(async {
            let (journal, small, same) = (reach(journal).await, reach(small).await, reach(same).await);
            small.batch_execute(TABLE).await.unwrap();
            let sql = "INSERT INTO bare SELECT one.seq, one.subject, 'placement', one.id, $4, 'worker:ada', one.json \
                       FROM unnest($1::bigint[], $2::text[], $3::text[], $5::text[]) AS one(seq, subject, id, json)";
            let one_row = small.prepare(sql).await.unwrap();
            let mut same_rows = Vec::new();
            for client in [&journal, &same] {
                client.batch_execute("SET search_path = kith").await.unwrap();
            }
            for table in TABLES {
                same.batch_execute(&format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).await.unwrap();
                let columns = same.prepare(&format!("SELECT * FROM {table}")).await.unwrap();
                let numbered = columns.columns().iter().enumerate();
                let arrays = numbered.map(|(nth, column)| format!("${}::{}[]", nth + 1, column.type_().name()));
                let arrays = arrays.collect::<Vec<_>>().join(", ");
                let sql = format!("INSERT INTO {table} SELECT * FROM unnest({arrays})");
                same_rows.push(same.prepare(&sql).await.unwrap());
            }
            (small, one_row, same, same_rows, journal)
        });
        BarePostgres { runtime, small, one_row, same, same_rows, journal, fetched: VecDeque::new() }
    }

    fn columns(&self, table: &str, after: u64, rows: u64) -> Vec<Column> {
        let sql = format!("SELECT * FROM {table} WHERE seq > $1 ORDER BY seq LIMIT $2");
        let found =
            self.runtime.block_on(self.journal.query(&sql, &[&(after as i64), &(rows as i64)])).unwrap();
        fn column<T: for<'a> FromSql<'a> + ToSql + Sync + 'static>(rows: &[Row], nth: usize) -> Column {
            Box::new(rows.iter().map(|row| row.get::<_, Option<T>>(nth)).collect::<Vec<_>>())
        }
        let kinds = found[0].columns().iter().map(|column| column.type_().name()).enumerate();
        kinds
            .map(|(nth, kind)| match kind {
                "int8" => column::<i64>(&found, nth),
                "int4" => column::<i32>(&found, nth),
                "bool" => column::<bool>(&found, nth),
                "bytea" => column::<Vec<u8>>(&found, nth),
                _ => column::<String>(&found, nth),
            })
            .collect()
    }
}

impl Bare for BarePostgres {
    fn one_row(&mut self, first: u64, rows: u64) {
        let numbers = first..first + rows;
        let seqs: Vec<i64> = numbers.clone().map(|number| number as i64).collect();
        let subjects: Vec<String> = numbers.clone().map(subject).collect();
        let ids: Vec<String> = numbers.clone().map(|number| number.to_string()).collect();
        let texts: Vec<String> = numbers.map(json).collect();
        let params: [&(dyn ToSql + Sync); 5] = [&seqs, &subjects, &ids, &clock().micros(), &texts];
        self.runtime.block_on(self.small.execute(&self.one_row, &params)).unwrap();
    }

    fn fetch(&mut self, after: u64, rows: u64) {
        self.fetched.push_back(TABLES.map(|table| self.columns(table, after, rows)));
    }

    fn same_rows(&mut self) {
        let tables = self.fetched.pop_front().unwrap();
        let [entries, payloads] =
            tables.each_ref().map(|columns| columns.iter().map(|column| &**column).collect::<Vec<_>>());
        self.runtime.block_on(async {
            // Sent together, as a program does that knows its server.
            let (begun, one, two, kept) = join!(
                self.same.batch_execute("BEGIN"),
                self.same.execute(&self.same_rows[0], &entries),
                self.same.execute(&self.same_rows[1], &payloads),
                self.same.batch_execute("COMMIT"),
            );
            begun.unwrap();
            assert_eq!(one.unwrap(), two.unwrap());
            kept.unwrap();
        });
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Whether a part of the benchmark was asked for: all are where none is named.
fn wanted(part: &str, among: &[&str]) -> bool {
    let named: Vec<String> = std::env::args().skip(1).filter(|word| among.contains(&&**word)).collect();
    named.is_empty() || named.iter().any(|word| word == part)
}

/// The journal and the bare store in turns: the middle of each, a row.
fn turns(name: &str, journal: &Journal, bare: &mut dyn Bare) {
    let parts = [("single", "one at a time", SINGLE, 1), ("batched", "a thousand at a time", BATCHES, BATCH)];
    let mut number = 0;
    for (_, what, times, rows) in parts.into_iter().filter(|(part, ..)| wanted(part, &PARTS)) {
        let [mut ours, mut one_row, mut same_rows] = [const { Vec::new() }; 3];
        let each = (times * rows) as u32;
        for _ in 0..TURNS {
            let prepared: Vec<Batch> = (0..times).map(|nth| batch(number + nth * rows, rows)).collect();
            let started = Instant::now();
            for batch in prepared {
                journal.append(batch).unwrap();
            }
            ours.push(started.elapsed() / each);
            let started = Instant::now();
            for nth in 0..times {
                bare.one_row(number + nth * rows, rows);
            }
            one_row.push(started.elapsed() / each);
            (0..times).for_each(|nth| bare.fetch(number + nth * rows, rows));
            let started = Instant::now();
            for _ in 0..times {
                bare.same_rows();
            }
            same_rows.push(started.elapsed() / each);
            number += times * rows;
        }
        let [ours, one_row, same_rows] = [ours, one_row, same_rows].map(median);
        let times = |bare: Duration| ours.as_secs_f64() / bare.as_secs_f64();
        println!(
            "{name}, {what}: journal {ours:.1?} an entry; one row {one_row:.1?}, {:.2} times; \
             the same rows {same_rows:.1?}, {:.2} times",
            times(one_row),
            times(same_rows)
        );
    }
}

fn replay(name: &str, journal: &Journal) {
    if !wanted("replay", &PARTS) {
        return;
    }
    let mut done = journal.last_seq().unwrap();
    while done < MILLION {
        let some = (MILLION - done).min(100_000);
        journal.append(batch(MILLION + done, some)).unwrap();
        done += some;
    }
    let mut times = Vec::new();
    for _ in 0..5 {
        let (started, mut bytes) = (Instant::now(), 0);
        journal
            .entries(0, |envelope, payload| {
                bytes += envelope.record_id.len() + payload.map_or(0, <[u8]>::len);
                ControlFlow::Continue(())
            })
            .unwrap();
        assert!(bytes > 0);
        times.push(started.elapsed());
    }
    println!("{name}, replay of 1,000,000: {:.2?}", median(times));
}

fn main() {
    // `cargo test --benches` passes this: nothing is measured.
    if std::env::args().any(|word| word == "--test") {
        return;
    }
    if wanted("sqlite", &STORES) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let journal = Journal::open(&path, clock).unwrap();
        turns("SQLite", &journal, &mut BareSqlite::beside(&path));
        replay("SQLite", &journal);
    }
    if wanted("postgres", &STORES) {
        let [database, small, same] = [(); 3].map(|()| Database::empty());
        for database in [&database, &same] {
            prepare(&PostgresAddress::parse(&database.owner()).unwrap()).unwrap();
        }
        admit(&PostgresAddress::parse(&database.owner()).unwrap(), "372", database.role()).unwrap();
        let address = PostgresAddress::parse(&database.address()).unwrap();
        let journal = Journal::open_postgres(&address, &Key::None, clock).unwrap();
        let mut bare = BarePostgres::beside(&database.owner(), &small.owner(), &same.owner());
        turns("PostgreSQL", &journal, &mut bare);
        replay("PostgreSQL", &journal);
    }
}
