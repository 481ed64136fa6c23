use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use journal::{Batch, Broken, Head, Journal, Place, VerifyError};
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::support::*;

/// Thirty entries of every sort, in a closed file.
struct Written {
    folder: TempDir,
    bytes: Vec<u8>,
    head: Head,
}

impl Written {
    fn new() -> Written {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("written.db");
        let journal = Journal::open(&path, TestClock::at("2018-10-31T09:00:00Z").read()).unwrap();
        append(&journal, (0..8).map(|n| record("child:1", &n.to_string(), "by hand")).collect());
        let mut loaded: Vec<_> = (0..8).map(|n| record("child:2", &n.to_string(), "loaded")).collect();
        for (line, entry) in (2..).zip(&mut loaded) {
            entry.place = (line % 2 == 0).then(|| Place { file: "episodes.csv".into(), line });
        }
        journal.append(load("2017", loaded)).unwrap();
        append(&journal, vec![correct("child:1", "0", 2, "put right"), withdraw("child:1", "1", 2)]);
        let known_at = Some(moment("2016-03-31T12:00:00Z"));
        let backlog = (8..14).map(|n| record("child:1", &n.to_string(), "backlog")).collect();
        journal.append(Batch { known_at, ..load("2016", backlog) }).unwrap();
        let permit_reason = Some("Emergency duty".into());
        let last = vec![
            withdraw("child:1", "0", 3),
            record_again("child:1", "1", 3, "again"),
            record("child:3", "a", "x"),
            record("child:3", "b", "x"),
            withdraw("child:3", "a", 2),
            withdraw("child:3", "b", 2),
        ];
        journal.append(Batch { permit_reason, ..batch(last) }).unwrap();
        let head = journal.head().unwrap();
        assert_eq!(head.seq, 30);
        drop(journal);
        let bytes = std::fs::read(&path).unwrap();
        Written { folder, bytes, head }
    }

    /// A copy that somebody with the file and SQLite has opened, without the triggers and checks.
    fn copy(&self) -> (PathBuf, Connection) {
        let path = self.folder.path().join("tampered.db");
        std::fs::write(&path, &self.bytes).unwrap();
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch(
            "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;",
        )
        .unwrap();
        let triggers: Vec<String> = raw
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for trigger in triggers {
            raw.execute(&format!("DROP TRIGGER {trigger}"), []).unwrap();
        }
        (path, raw)
    }
}

fn check(path: &Path, noted: Option<Head>) -> Result<u64, Broken> {
    let journal = Journal::open_existing(path, TestClock::at("2018-10-31").read()).unwrap();
    match journal.verify(noted, |_, _| {}) {
        Ok(verified) => Ok(verified.entries),
        Err(VerifyError::Broken(broken)) => Err(*broken),
        Err(error) => panic!("{error}"),
    }
}

const COLUMNS: [(&str, &str); 30] = [
    ("entry", "seq"),
    ("entry", "authority"),
    ("entry", "subject"),
    ("entry", "kind"),
    ("entry", "record_id"),
    ("entry", "revision"),
    ("entry", "act"),
    ("entry", "happened_from"),
    ("entry", "happened_to"),
    ("entry", "recorded"),
    ("entry", "stamped"),
    ("entry", "backlog"),
    ("entry", "who"),
    ("entry", "load"),
    ("entry", "file"),
    ("entry", "line"),
    ("entry", "supersedes"),
    ("entry", "reason"),
    ("entry", "permit_reason"),
    ("entry", "digest"),
    ("entry", "prev"),
    ("entry", "hash"),
    ("entry", "looks"),
    ("payload", "seq"),
    ("payload", "salt"),
    ("payload", "json"),
    ("load", "id"),
    ("load", "what"),
    ("load", "first_seq"),
    ("load", "entries"),
];

/// The list above is every column of the chain. Looks, sealed payloads and what was erased have tests of their own;
/// drafts, saved lists, mail, accounts and tokens
/// stand outside it, and so does the content of documents: the fact that tells of one is in the chain and names it by its digest.
#[test]
fn no_column_is_left_untried() {
    let (_, raw) = Written::new().copy();
    let columns: Vec<(String, String)> = raw
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT IN \
             ('look', 'draft', 'document', 'document_part', 'list', 'digest_wanted', 'mail', \
              'account', 'session', 'device', 'recovery_code', 'account_event', 'away', 'passkey', \
              'token', 'webhook', 'delivery', 'authority_key', 'data_key', 'sealed_payload', 'erased') \
             ORDER BY m.name = 'load', m.name, c.cid",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let columns: Vec<_> = columns.iter().map(|(table, column)| (&table[..], &column[..])).collect();
    assert_eq!(columns, COLUMNS);
}

/// The same value with one bit changed, or another where there was none.
fn flipped(value: Value, at: usize) -> (Value, &'static str) {
    let flip = |mut bytes: Vec<u8>| {
        let length = bytes.len();
        bytes[at / 8 % length] ^= 1 << (at % 8);
        Value::Blob(bytes)
    };
    match value {
        Value::Integer(number) => (Value::Integer(number ^ (1 << (at % 64))), "?1"),
        Value::Text(text) => (flip(text.into_bytes()), "CAST(?1 AS TEXT)"),
        Value::Blob(bytes) => (flip(bytes), "?1"),
        Value::Null | Value::Real(_) => (Value::Null, "?1"),
    }
}

/// Something of the column's type for a row that had nothing there.
fn something(column: &str) -> Value {
    match column {
        "digest" | "looks" => Value::Blob(vec![7; 32]),
        "load" => Value::Text("2017".into()),
        "file" | "reason" | "permit_reason" => Value::Text("another".into()),
        _ => Value::Integer(1),
    }
}

fn span(first: i64, entries: i64) -> RangeInclusive<i64> {
    first..=first.saturating_add(entries).saturating_sub(1)
}

/// The first number at which a changed row of `payload` or `load` shows, from the row as it was and as it is.
fn shows_at(table: &str, column: &str, before: &[i64], after: &[i64]) -> u64 {
    let outside = 31;
    let first = match (table, column) {
        ("payload", "seq") => {
            (1..outside).find(|&seq| (seq == before[0]) != (seq == after[0])).unwrap_or(outside)
        }
        ("load", "first_seq" | "entries") => {
            let (was, is) = (span(before[0], before[1]), span(after[0], after[1]));
            (1..outside).find(|seq| was.contains(seq) != is.contains(seq)).unwrap_or(outside)
        }
        _ => before[0],
    };
    first as u64
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Change one value anywhere, and `verify` names that entry.
    #[test]
    fn a_changed_value_is_found_at_its_entry(
        column in 0..COLUMNS.len(),
        row in 0usize..30,
        at in 0usize..4096,
        null in proptest::bool::weighted(0.1),
    ) {
        thread_local!(static WRITTEN: Written = Written::new());
        let (table, column) = COLUMNS[column];
        WRITTEN.with(|written| -> Result<(), TestCaseError> {
            let (path, raw) = written.copy();
            let rows: i64 = raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            let key = if table == "load" { "first_seq" } else { "seq" };
            let (seq, value): (i64, Value) = raw
                .query_row(
                    &format!("SELECT {key}, {column} FROM {table} ORDER BY {key} LIMIT 1 OFFSET ?1"),
                    [row as i64 % rows],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            let (value, form) = match value {
                Value::Null => (something(column), "?1"),
                _ if null => (Value::Null, "?1"),
                value => flipped(value, at),
            };
            let numbers = |raw: &Connection, seq: i64| -> Vec<i64> {
                match table {
                    "load" => raw
                        .query_row("SELECT first_seq, entries FROM load WHERE first_seq = ?1", [seq], |row| {
                            Ok(vec![row.get(0)?, row.get(1)?])
                        })
                        .unwrap(),
                    _ => vec![seq],
                }
            };
            let before = numbers(&raw, seq);
            let changed_key = match &value {
                Value::Integer(number) if column == key => *number,
                _ => seq,
            };
            let update = format!("UPDATE {table} SET {column} = {form} WHERE {key} = ?2");
            // A value the table's own keys refuse (NOT NULL, UNIQUE) cannot be put there at all.
            let put = raw.execute(&update, rusqlite::params![value, seq]);
            prop_assume!(put.is_ok());
            let expected = shows_at(table, column, &before, &numbers(&raw, changed_key));
            drop(raw);
            let found = check(&path, None);
            prop_assert!(found.is_err(), "{table}.{column} of {seq} set to {value:?} was not found");
            let found = found.unwrap_err();
            prop_assert_eq!(found.seq, expected, "{}.{} of {} set to {:?}: {}", table, column, seq, value, found);
            Ok(())
        })?;
    }
}

#[test]
fn rows_removed_moved_and_forged() {
    let written = Written::new();
    // The statements, what is found without a noted head, and with one.
    let swap = "UPDATE payload SET json = (SELECT json FROM payload WHERE seq = 9) WHERE seq = 4";
    let swap_both = "UPDATE payload SET seq = -seq WHERE seq IN (4, 9); \
                     UPDATE payload SET seq = 13 + seq WHERE seq < 0";
    let table: [(&str, Option<u64>, Option<u64>); 9] = [
        ("", None, None),
        ("DELETE FROM entry WHERE seq = 12", Some(12), Some(12)),
        ("DELETE FROM entry WHERE seq = 1", Some(1), Some(1)),
        ("DELETE FROM payload WHERE seq = 5", Some(5), Some(5)),
        (swap, Some(4), Some(4)),
        (swap_both, Some(4), Some(4)),
        // The last entry, which has no payload: only a noted head shows that it was there.
        ("DELETE FROM entry WHERE seq = 30", None, Some(30)),
        ("DELETE FROM entry; DELETE FROM payload; DELETE FROM load", None, Some(1)),
        ("DELETE FROM load WHERE id = '2016'", Some(19), Some(19)),
    ];
    for (statements, alone, noted) in table {
        let (path, raw) = written.copy();
        raw.execute_batch(statements).unwrap();
        drop(raw);
        assert_eq!(check(&path, None).err().map(|broken| broken.seq), alone, "{statements}");
        let against = check(&path, Some(written.head));
        assert_eq!(against.err().map(|broken| broken.seq), noted, "{statements}");
    }
}
