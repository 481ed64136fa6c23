//! Rows out of PostgreSQL, whatever they hold: for backups, which are the same whichever database they are of.

use deadpool_postgres::Object;
use tokio_postgres::types::Type;

use super::reach::{Param, Reach, big, doing, number, one, wait};
use super::{read, schema};
use crate::backup::{Mark, Row, TABLES, Take, Value};
use crate::error::StoreError;

/// Rows that are read at once.
const AT_ONCE: i64 = 5_000;
const WHAT: &str = "read what is backed up";

/// Calls `each` with every row that a backup after `since` holds, table by table, of one snapshot, and says where that ended.
/// `start` is told first whether everything has to be taken, because what earlier backups hold was changed since.
pub(super) fn dump(
    reach: &Reach,
    since: Option<&Mark>,
    start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
    each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
) -> Result<Mark, StoreError> {
    let client = reach.client()?;
    let outcome = snapshot(&client, since, start, each);
    // Whatever came of it, this connection's snapshot is nobody else's.
    drop(Object::take(client));
    outcome
}

fn snapshot(
    client: &Object,
    since: Option<&Mark>,
    start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
    each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
) -> Result<Mark, StoreError> {
    let failed = doing(WHAT);
    wait(client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")).map_err(failed)?;
    let since = since.filter(|since| still_holds(client, since).unwrap_or(false));
    let schema = match schema::version(client)? {
        schema::Schema::At { number, .. } => number,
        _ => 0,
    };
    start(since.is_none(), schema)?;
    let nothing = Mark::default();
    let from = since.unwrap_or(&nothing);
    for (table, take) in TABLES {
        let columns = columns(client, table)?;
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let listed: Vec<String> =
            columns.iter().map(|(name, how)| how.clone().unwrap_or_else(|| format!("\"{name}\""))).collect();
        let (order, after) = match take {
            Take::Whole => ("ctid", None),
            Take::After(column, of) => (*column, Some(big(of(from)))),
        };
        let whose = after.map(|after| format!("WHERE {order} > {after}")).unwrap_or_default();
        let cursor = format!(
            "DECLARE taking NO SCROLL CURSOR FOR SELECT {} FROM kith.{table} {whose} ORDER BY {order}",
            listed.join(", ")
        );
        wait(client.batch_execute(&cursor)).map_err(failed)?;
        loop {
            let fetch = format!("FETCH {AT_ONCE} FROM taking");
            let some = wait(client.query(&fetch, &[])).map_err(failed)?;
            for row in &some {
                let mut values = Vec::with_capacity(names.len());
                for (at, column) in row.columns().iter().enumerate() {
                    let value = match *column.type_() {
                        Type::TEXT => row
                            .try_get::<_, Option<&str>>(at)
                            .map(|text| text.map(|text| Value::Text(text.as_bytes()))),
                        Type::BYTEA => {
                            row.try_get::<_, Option<&[u8]>>(at).map(|bytes| bytes.map(Value::Bytes))
                        }
                        _ => row.try_get::<_, Option<i64>>(at).map(|number| number.map(Value::Number)),
                    };
                    values.push(value.map_err(failed)?.unwrap_or(Value::Null));
                }
                each(Row { table, columns: &names, values: &values })?;
            }
            if some.len() < AT_ONCE as usize {
                break;
            }
        }
        wait(client.batch_execute("CLOSE taking")).map_err(failed)?;
    }
    mark(client)
}

/// The columns that SQLite has of a table, each with how it is read where that is not by its name.
fn columns(client: &Object, table: &str) -> Result<Vec<(String, Option<String>)>, StoreError> {
    let sql = "SELECT attname::text, format_type(atttypid, NULL) FROM pg_attribute \
               WHERE attrelid = ('kith.' || $1)::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
    let found = super::reach::rows(client, WHAT, sql, &[&table], |row| {
        Ok((row.try_get::<_, String>(0)?, row.try_get::<_, String>(1)?))
    })?;
    let theirs = |name: &str| (name == "authority" && table != "entry") || name == "rowid";
    Ok(found
        .into_iter()
        .filter(|(name, _)| !theirs(name))
        .map(|(name, of)| {
            let how = match of.as_str() {
                "boolean" => Some(format!("\"{name}\"::integer::bigint AS \"{name}\"")),
                "integer" => Some(format!("\"{name}\"::bigint AS \"{name}\"")),
                _ => None,
            };
            (name, how)
        })
        .collect())
}

/// Where the tables end.
fn mark(client: &Object) -> Result<Mark, StoreError> {
    let ask = |sql: &str| number(client, "look where it ends", sql, &[]);
    let end = read::tail(client)?;
    let part = ask("SELECT max(rowid) FROM document_part")?;
    Ok(Mark {
        head: end.as_ref().map(|end| end.head.to_string()).unwrap_or_default(),
        entries: end.as_ref().map_or(0, |end| end.head.seq),
        stamped: end.as_ref().map_or(0, |end| end.stamped.micros()),
        authority: end.map(|end| end.authority.to_string()),
        looks: ask("SELECT max(id) FROM look")?,
        events: ask("SELECT max(id) FROM account_event")?,
        part_name: part_name(client, part)?,
        parts: part,
        sealed: ask("SELECT count(*) FROM sealed_payload")?,
        open_parts: ask("SELECT count(*) FROM document_part WHERE key IS NULL")?,
        documents: ask("SELECT count(*) FROM document")?,
        subjects: ask("SELECT count(DISTINCT subject) FROM entry")?,
        erased: ask("SELECT count(*) FROM erased")?,
    })
}

fn part_name(client: &Object, rowid: u64) -> Result<String, StoreError> {
    let sql = "SELECT subject || ' ' || upper(encode(digest, 'hex')) || ' ' || nth FROM document_part WHERE rowid = $1";
    let name = one(client, "look where it ends", sql, &[&big(rowid)], |row| row.try_get::<_, String>(0))?;
    Ok(name.unwrap_or_default())
}

/// Whether what was backed up by this mark is still so: nothing was sealed or thrown away among it since.
fn still_holds(client: &Object, since: &Mark) -> Result<bool, StoreError> {
    let ask = |sql: &str, upto: u64| {
        let upto = big(upto);
        let params: [Param<'_>; 1] = [&upto];
        number(client, "compare it with the backup before", sql, &params)
    };
    let sealed = ask("SELECT count(*) FROM sealed_payload WHERE seq <= $1", since.entries)?;
    let open = ask("SELECT count(*) FROM document_part WHERE key IS NULL AND rowid <= $1", since.parts)?;
    let erased = number(client, "compare it with the backup before", "SELECT count(*) FROM erased", &[])?;
    Ok(sealed == since.sealed
        && erased == since.erased
        && open == since.open_parts
        && part_name(client, since.parts)? == since.part_name)
}
