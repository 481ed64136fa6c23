//! What the journal's promises cost beside the bare store: `cargo bench -p journal --bench both`. The same bytes are inserted
//! and put
//! on disk by SQLite and by PostgreSQL themselves, in turns with the journal, in one run; and a million entries are replayed
//! out of each. Asked: at most 1.5 times the bare store's time, single and batched; a million out of PostgreSQL in under 6 s.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use calendar::{Day, Moment};
use journal::postgres::{PostgresAddress, admit, prepare};
use journal::{Batch, Change, Happened, Journal, Key, NewEntry, SubjectId};
use testbed::Database;
use tokio_postgres::NoTls;

/// Turns, and what is written in each.
const TURNS: usize = 12;
const SINGLE: u64 = 100;
const BATCH: u64 = 1_000;
const BATCHES: u64 = 4;
const MILLION: u64 = 1_000_000;

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

/// A store by itself: inserts so many rows from a number on, and returns when they are on disk.
trait Bare {
    fn insert(&mut self, first: u64, rows: u64);
}

struct BareSqlite(rusqlite::Connection);

impl Bare for BareSqlite {
    fn insert(&mut self, first: u64, rows: u64) {
        let transaction = self.0.transaction().unwrap();
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
}

struct BarePostgres {
    runtime: tokio::runtime::Runtime,
    client: tokio_postgres::Client,
    insert: tokio_postgres::Statement,
}

impl BarePostgres {
    fn on(address: &str) -> BarePostgres {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (client, insert) = runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(address, NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(TABLE).await.unwrap();
            let sql = "INSERT INTO bare SELECT one.seq, one.subject, 'placement', one.id, $4, 'worker:ada', one.json \
                       FROM unnest($1::bigint[], $2::text[], $3::text[], $5::text[]) AS one(seq, subject, id, json)";
            let insert = client.prepare(sql).await.unwrap();
            (client, insert)
        });
        BarePostgres { runtime, client, insert }
    }
}

impl Bare for BarePostgres {
    fn insert(&mut self, first: u64, rows: u64) {
        let numbers = first..first + rows;
        let seqs: Vec<i64> = numbers.clone().map(|number| number as i64).collect();
        let subjects: Vec<String> = numbers.clone().map(subject).collect();
        let ids: Vec<String> = numbers.clone().map(|number| number.to_string()).collect();
        let texts: Vec<String> = numbers.map(json).collect();
        let params: [&(dyn tokio_postgres::types::ToSql + Sync); 5] =
            [&seqs, &subjects, &ids, &clock().micros(), &texts];
        self.runtime.block_on(self.client.execute(&self.insert, &params)).unwrap();
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The journal and the bare store in turns: the middle of each, a row.
fn turns(name: &str, journal: &Journal, bare: &mut dyn Bare) {
    let mut number = 0;
    for (what, times, rows) in [("one at a time", SINGLE, 1), ("a thousand at a time", BATCHES, BATCH)] {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            let prepared: Vec<Batch> = (0..times).map(|nth| batch(number + nth * rows, rows)).collect();
            let started = Instant::now();
            for batch in prepared {
                journal.append(batch).unwrap();
            }
            ours.push(started.elapsed() / (times * rows) as u32);
            let started = Instant::now();
            for nth in 0..times {
                bare.insert(number + nth * rows, rows);
            }
            theirs.push(started.elapsed() / (times * rows) as u32);
            number += times * rows;
        }
        let (ours, theirs) = (median(ours), median(theirs));
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("{name}, {what}: journal {ours:.1?} an entry, bare {theirs:.1?}, {ratio:.2} times");
    }
}

fn replay(name: &str, journal: &Journal) {
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
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(&folder.path().join("journal.db"), clock).unwrap();
    let bare = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
    bare.pragma_update(None, "journal_mode", "wal").unwrap();
    bare.pragma_update(None, "synchronous", "full").unwrap();
    bare.execute_batch(TABLE).unwrap();
    turns("SQLite", &journal, &mut BareSqlite(bare));
    replay("SQLite", &journal);
    drop(journal);

    let (database, beside) = (Database::empty(), Database::empty());
    let owner = PostgresAddress::parse(&database.owner()).unwrap();
    prepare(&owner).unwrap();
    admit(&owner, "372", database.role()).unwrap();
    let address = PostgresAddress::parse(&database.address()).unwrap();
    let journal = Journal::open_postgres(&address, &Key::None, clock).unwrap();
    turns("PostgreSQL", &journal, &mut BarePostgres::on(&beside.owner()));
    replay("PostgreSQL", &journal);
}
