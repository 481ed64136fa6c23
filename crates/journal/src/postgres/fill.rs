//! A journal of a file put into a PostgreSQL database where the authority has none yet: all of it or nothing, as the
//! authority's own role, past none of the rules that the database keeps.

use std::collections::BTreeMap;
use std::path::Path;

use deadpool_postgres::Object;

use super::reach::{Param, doing, number, rows, wait};
use super::{Postgres, PostgresAddress, write};
use crate::backup::{Row, Value};
use crate::error::{OpenError, StoreError};
use crate::sqlite::Sqlite;
use crate::store::Store;

/// Rows that are sent at once.
const AT_ONCE: usize = 1_000;
/// Bytes of rows that are sent at once.
const BYTES: usize = 8 << 20;
const WHAT: &str = "fill it";

/// In which order rows go in. What stands open goes before the keys, for nothing comes open after them; what is sealed after.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Open,
    Keys,
    Sealed,
}

impl Pass {
    fn takes(self, row: &Row<'_>) -> bool {
        let sealed = match row.table {
            "sealed_payload" => true,
            "draft" => row.value("sealed").is_some_and(|value| value != Value::Null),
            "document_part" => row.value("key").is_some_and(|value| value != Value::Null),
            _ => false,
        };
        // What was erased is put in with the entries that say so.
        if row.table == "erased" {
            return false;
        }
        let of = match row.table {
            "authority_key" | "data_key" => Pass::Keys,
            _ if sealed => Pass::Sealed,
            _ => Pass::Open,
        };
        self == of
    }
}

/// Puts everything of a journal in an SQLite file into the database, where the role's authority has nothing yet. Nobody is
/// signed in there. What went in is verified by whoever opens it.
///
/// # Errors
/// The file cannot be opened; the database is not ready for the role, or holds something of the authority already; the file is
/// another authority's; the database does not take it.
pub fn fill(address: &PostgresAddress, from: &Path, mut progress: impl FnMut(u64)) -> Result<(), OpenError> {
    let failed = |error| OpenError::Store { path: address.place(), error };
    let file = Sqlite::open(from, false)?;
    let store = Postgres::open(address)?;
    let client = store.reach.client().map_err(failed)?;
    let run = |sql: &str| wait(client.batch_execute(sql)).map_err(doing(WHAT)).map_err(failed);
    run("BEGIN")?;
    let outcome = filled(&client, &store.authority, &file, &mut progress);
    match outcome {
        Ok(()) => run("COMMIT"),
        Err(error) => {
            // A connection in the middle of something is not used again.
            drop(Object::take(client));
            Err(failed(error))
        }
    }
}

fn refused(detail: String) -> StoreError {
    StoreError::Database { doing: WHAT, detail }
}

fn filled(
    client: &Object,
    authority: &str,
    file: &Sqlite,
    progress: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let lock = write::lock(authority);
    wait(client.execute("SELECT pg_advisory_xact_lock($1)", &[&lock])).map_err(doing(WHAT))?;
    for table in ["entry", "account", "look", "authority_key"] {
        if number(client, WHAT, &format!("SELECT count(*) FROM {table}"), &[])? > 0 {
            return Err(refused(format!(
                "the database holds something of authority {authority} already: a journal is put into an empty place only"
            )));
        }
    }
    let gone = erased(file)?;
    let mut done = 0;
    for pass in [Pass::Open, Pass::Keys, Pass::Sealed] {
        let mut going = Going {
            client,
            authority,
            gone: &gone,
            table: String::new(),
            columns: Vec::new(),
            held: Held::default(),
        };
        file.dump(None, &mut |_, _| Ok(()), &mut |row| {
            if pass.takes(&row) {
                going.put(&row)?;
                done += 1;
                if done % 10_000 == 0 {
                    progress(done);
                }
            }
            Ok(())
        })?;
        going.send()?;
    }
    Ok(())
}

/// What was erased: under each entry that says so, the entries, and when.
type Gone = BTreeMap<i64, (Vec<i64>, i64)>;

fn erased(file: &Sqlite) -> Result<Gone, StoreError> {
    let mut gone = Gone::new();
    let mut last = 0;
    file.dump(None, &mut |_, _| Ok(()), &mut |row| {
        let number = |column: &str| match row.value(column) {
            Some(Value::Number(number)) => number,
            _ => 0,
        };
        match row.table {
            "entry" => last = number("seq"),
            "erased" => {
                let of = gone.entry(number("under")).or_insert_with(|| (Vec::new(), number("at")));
                of.0.push(number("seq"));
            }
            _ => {}
        }
        Ok(())
    })?;
    // The database takes it under that entry alone, as it was written.
    if gone.last_key_value().is_some_and(|(under, _)| *under > last) {
        return Err(refused(
            "some of it was erased after the moment to which it is restored: restore it to a file, or to a later \
                moment".to_owned(),
        ));
    }
    Ok(gone)
}

/// A value that waits to be sent.
enum Kept {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
}

#[derive(Default)]
struct Held {
    rows: Vec<Vec<Kept>>,
    bytes: usize,
}

/// Rows of one table on their way.
struct Going<'a> {
    client: &'a Object,
    authority: &'a str,
    gone: &'a Gone,
    table: String,
    /// Its columns as the file has them, each with its type in the database.
    columns: Vec<(String, String)>,
    held: Held,
}

impl Going<'_> {
    fn put(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        if self.table != row.table {
            self.send()?;
            self.table = row.table.to_owned();
            self.columns = columns(self.client, row)?;
        }
        let mut kept = Vec::with_capacity(self.columns.len());
        for (column, value) in row.columns.iter().zip(row.values) {
            kept.push(match value {
                Value::Text(text) if *column == "authority" && *text != self.authority.as_bytes() => {
                    let theirs = String::from_utf8_lossy(text).into_owned();
                    return Err(refused(format!(
                        "the journal is authority {theirs}'s, and the role is let in for {}",
                        self.authority
                    )));
                }
                Value::Null => Kept::Null,
                Value::Number(number) => Kept::Number(*number),
                Value::Text(text) => {
                    // The null character ends a text for PostgreSQL, and stands in none that is hashed.
                    let text = String::from_utf8_lossy(text).replace('\0', "");
                    self.held.bytes += text.len();
                    Kept::Text(text)
                }
                Value::Bytes(bytes) => {
                    self.held.bytes += bytes.len();
                    Kept::Bytes(bytes.to_vec())
                }
            });
        }
        self.held.rows.push(kept);
        if row.table == "entry"
            && let Some(Value::Number(under)) = row.value("seq")
            && let Some((numbers, at)) = self.gone.get(&under)
        {
            self.send()?;
            let sql = "SELECT kith.erase_payloads($1, $2, $3)";
            let params: [Param<'_>; 3] = [numbers, &under, at];
            return wait(self.client.execute(sql, &params)).map(|_| ()).map_err(doing(WHAT));
        }
        if self.held.rows.len() >= AT_ONCE || self.held.bytes >= BYTES { self.send() } else { Ok(()) }
    }

    fn send(&mut self) -> Result<(), StoreError> {
        let held = std::mem::take(&mut self.held);
        if held.rows.is_empty() {
            return Ok(());
        }
        let mut params: Vec<Box<dyn tokio_postgres::types::ToSql + Sync>> = Vec::new();
        let (mut names, mut arrays) = (Vec::new(), Vec::new());
        for (at, (name, of)) in self.columns.iter().enumerate() {
            let column = held.rows.iter().map(|row| row.get(at));
            let number = |kept: Option<&Kept>| match kept {
                Some(Kept::Number(number)) => Some(*number),
                _ => None,
            };
            params.push(match of.as_str() {
                "bigint" => Box::new(column.map(number).collect::<Vec<_>>()),
                "integer" => {
                    let narrow = |kept| number(kept).map(|number| i32::try_from(number).unwrap_or(i32::MAX));
                    Box::new(column.map(narrow).collect::<Vec<_>>())
                }
                "boolean" => {
                    Box::new(column.map(|kept| number(kept).map(|number| number != 0)).collect::<Vec<_>>())
                }
                "bytea" => {
                    let bytes = |kept: Option<&Kept>| match kept {
                        Some(Kept::Bytes(bytes)) => Some(bytes.clone()),
                        _ => None,
                    };
                    Box::new(column.map(bytes).collect::<Vec<_>>())
                }
                _ => {
                    let text = |kept: Option<&Kept>| match kept {
                        Some(Kept::Text(text)) => Some(text.clone()),
                        _ => None,
                    };
                    Box::new(column.map(text).collect::<Vec<_>>())
                }
            });
            names.push(format!("\"{name}\""));
            arrays.push(format!("${}::{of}[]", params.len()));
        }
        let own = !self.columns.iter().any(|(name, _)| name == "authority");
        let (column, value) = if own { ("authority, ", "kith.own_authority(), ") } else { ("", "") };
        let sql = format!(
            "INSERT INTO kith.{} ({column}{}) SELECT {value}one.* FROM unnest({}) AS one",
            self.table,
            names.join(", "),
            arrays.join(", ")
        );
        let given: Vec<Param<'_>> = params.iter().map(|param| &**param as Param<'_>).collect();
        wait(self.client.execute(&sql, &given)).map(|_| ()).map_err(doing(WHAT))
    }
}

/// The columns of a row with their types in the database, which has every one of them.
fn columns(client: &Object, row: &Row<'_>) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute \
               WHERE attrelid = ('kith.' || $1)::regclass AND attnum > 0 AND NOT attisdropped";
    let there = rows(client, WHAT, sql, &[&row.table], |row| {
        Ok((row.try_get::<_, String>(0)?, row.try_get::<_, String>(1)?))
    })?;
    row.columns
        .iter()
        .map(|name| {
            let found = there.iter().find(|(known, _)| known == name).cloned();
            found.ok_or_else(|| refused(format!("{} has no column {name} there", row.table)))
        })
        .collect()
}
