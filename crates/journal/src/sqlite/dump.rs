//! Rows out of SQLite and back, whatever they hold: for backups.

use std::path::Path;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, params_from_iter};

use super::read::{number, tail};
use super::{doing, schema};
use crate::backup::{Filling, Mark, Row, TABLES, Take, Value};
use crate::error::StoreError;

/// Calls `each` with every row that a backup after `since` holds, table by table, of one snapshot, and says where that ended.
/// `start` is told first whether everything has to be taken, because what earlier backups hold was changed since.
pub(super) fn dump(
    connection: &mut Connection,
    since: Option<&Mark>,
    start: &mut dyn FnMut(bool, u32) -> Result<(), StoreError>,
    each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
) -> Result<Mark, StoreError> {
    let failed = doing("read what is backed up");
    let snapshot = connection.transaction().map_err(&failed)?;
    let since = since.filter(|since| still_holds(&snapshot, since).unwrap_or(false));
    start(since.is_none(), schema::version(&snapshot)?)?;
    let nothing = Mark::default();
    let from = since.unwrap_or(&nothing);
    for (table, take) in TABLES {
        let (sql, after) = match take {
            Take::Whole => (format!("SELECT * FROM {table}"), None),
            Take::After(column, of) => (
                format!("SELECT * FROM {table} WHERE {column} > ?1 ORDER BY {column}"),
                Some(number(of(from))),
            ),
        };
        let mut statement = snapshot.prepare(&sql).map_err(&failed)?;
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let mut rows = statement.query(params_from_iter(after)).map_err(&failed)?;
        while let Some(row) = rows.next().map_err(&failed)? {
            let mut values = Vec::with_capacity(columns.len());
            for at in 0..columns.len() {
                values.push(match row.get_ref(at).map_err(&failed)? {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(number) => Value::Number(number),
                    ValueRef::Text(text) => Value::Text(text),
                    ValueRef::Blob(bytes) => Value::Bytes(bytes),
                    ValueRef::Real(_) => {
                        let detail = format!("there is a fraction in {table}");
                        return Err(StoreError::Database { doing: "read what is backed up", detail });
                    }
                });
            }
            each(Row { table, columns: &columns, values: &values })?;
        }
    }
    mark(&snapshot)
}

/// Where the tables end.
fn mark(connection: &Connection) -> Result<Mark, StoreError> {
    let ask = |sql: &str| -> Result<u64, StoreError> {
        let found = connection
            .query_row(sql, [], |row| row.get::<_, Option<i64>>(0))
            .map_err(doing("look where it ends"))?;
        Ok(found.unwrap_or(0).unsigned_abs())
    };
    let end = tail(connection)?;
    let part = ask("SELECT max(rowid) FROM document_part")?;
    Ok(Mark {
        head: end.as_ref().map(|end| end.head.to_string()).unwrap_or_default(),
        entries: end.as_ref().map_or(0, |end| end.head.seq),
        stamped: end.as_ref().map_or(0, |end| end.stamped.micros()),
        authority: end.map(|end| end.authority.to_string()),
        looks: ask("SELECT max(id) FROM look")?,
        events: ask("SELECT max(id) FROM account_event")?,
        part_name: part_name(connection, part)?,
        parts: part,
        sealed: ask("SELECT count(*) FROM sealed_payload")?,
        open_parts: ask("SELECT count(*) FROM document_part WHERE key IS NULL")?,
        documents: ask("SELECT count(*) FROM document")?,
        subjects: ask("SELECT count(DISTINCT subject) FROM entry")?,
        erased: ask("SELECT count(*) FROM erased")?,
    })
}

fn part_name(connection: &Connection, rowid: u64) -> Result<String, StoreError> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT subject || ' ' || hex(digest) || ' ' || nth FROM document_part WHERE rowid = ?1";
    connection
        .query_row(sql, [number(rowid)], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
        .map_err(doing("look where it ends"))
}

/// Whether what was backed up by this mark is still so: nothing was sealed or thrown away among it since.
fn still_holds(connection: &Connection, since: &Mark) -> Result<bool, StoreError> {
    let failed = doing("compare it with the backup before");
    let sealed: i64 = connection
        .query_row("SELECT count(*) FROM sealed_payload WHERE seq <= ?1", [number(since.entries)], |row| {
            row.get(0)
        })
        .map_err(&failed)?;
    let open: i64 = connection
        .query_row(
            "SELECT count(*) FROM document_part WHERE key IS NULL AND rowid <= ?1",
            [number(since.parts)],
            |row| row.get(0),
        )
        .map_err(&failed)?;
    let erased: i64 =
        connection.query_row("SELECT count(*) FROM erased", [], |row| row.get(0)).map_err(&failed)?;
    Ok(sealed.unsigned_abs() == since.sealed
        && erased.unsigned_abs() == since.erased
        && open.unsigned_abs() == since.open_parts
        && part_name(connection, since.parts)? == since.part_name)
}

/// A new file that rows are put into. Nothing is checked while it is filled: `verify` does, afterwards.
pub(crate) struct SqliteFilling {
    connection: Connection,
    triggers: Vec<String>,
    table: String,
    insert: String,
}

impl SqliteFilling {
    /// Makes the file, with the tables of this schema.
    pub(crate) fn new(path: &Path, version: u32) -> Result<SqliteFilling, StoreError> {
        let failed = doing("make the file");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(&failed)?;
        schema::make(&connection, version)?;
        let mut triggers = Vec::new();
        {
            let mut statement = connection
                .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
                .map_err(&failed)?;
            let mut rows = statement.query([]).map_err(&failed)?;
            let mut names: Vec<String> = Vec::new();
            while let Some(row) = rows.next().map_err(&failed)? {
                names.push(row.get(0).map_err(&failed)?);
                triggers.push(row.get(1).map_err(&failed)?);
            }
            drop(rows);
            drop(statement);
            for name in names {
                connection.execute_batch(&format!("DROP TRIGGER {name}")).map_err(&failed)?;
            }
        }
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072; BEGIN",
            )
            .map_err(&failed)?;
        Ok(SqliteFilling { connection, triggers, table: String::new(), insert: String::new() })
    }
}

impl SqliteFilling {
    /// Whether there is such a table in the schema of the backup, which may be an older one.
    fn has(&self, table: &str) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        let found: i64 =
            self.connection.query_row(sql, [table], |row| row.get(0)).map_err(doing("fill it"))?;
        Ok(found > 0)
    }
}

impl Filling for SqliteFilling {
    fn empty(&mut self, table: &str) -> Result<(), StoreError> {
        if !TABLES.iter().any(|(known, _)| *known == table) {
            return Err(unknown(table));
        }
        if !self.has(table)? {
            return Ok(());
        }
        self.connection.execute_batch(&format!("DELETE FROM {table}")).map_err(doing("fill it"))
    }

    fn put(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        if self.table != row.table {
            // Names come out of a file: only those that are known are put into a statement.
            if !TABLES.iter().any(|(known, _)| *known == row.table)
                || !row.columns.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            {
                return Err(unknown(row.table));
            }
            let places: Vec<String> = (1..=row.columns.len()).map(|nth| format!("?{nth}")).collect();
            self.insert = format!(
                "INSERT OR REPLACE INTO {} ({}) VALUES ({})",
                row.table,
                row.columns.join(", "),
                places.join(", ")
            );
            self.table = row.table.to_owned();
        }
        let failed = doing("fill it");
        let mut statement = self.connection.prepare_cached(&self.insert).map_err(&failed)?;
        statement.execute(params_from_iter(row.values)).map(|_| ()).map_err(&failed)
    }

    fn finish(self: Box<Self>, last: Option<u64>) -> Result<(), StoreError> {
        let failed = doing("finish it");
        let run = |sql: &str| self.connection.execute_batch(sql).map_err(&failed);
        // What a scanner refused later than it was backed up; what a mail or a session held is nobody's any more.
        run("DELETE FROM document_part WHERE NOT EXISTS (SELECT 1 FROM document \
             WHERE document.subject = document_part.subject AND document.digest = document_part.digest AND state <> 'refused')")?;
        if let Some(last) = last {
            self.connection
                .execute("DELETE FROM load WHERE first_seq > ?1", [number(last)])
                .map_err(&failed)?;
        }
        // What was erased since the files were made that hold it does not come back.
        if self.has("erased")? {
            if let Some(last) = last {
                self.connection
                    .execute("DELETE FROM erased WHERE seq > ?1", [number(last)])
                    .map_err(&failed)?;
            }
            run("DELETE FROM payload WHERE seq IN (SELECT seq FROM erased)")?;
            run("DELETE FROM sealed_payload WHERE seq IN (SELECT seq FROM erased)")?;
        }
        run("COMMIT")?;
        for trigger in &self.triggers {
            run(trigger)?;
        }
        let SqliteFilling { connection, .. } = *self;
        connection.close().map_err(|(_, error)| doing("finish it")(error))
    }
}

fn unknown(table: &str) -> StoreError {
    let known = table.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let table = if known { table } else { "a name that is none" };
    StoreError::Database { doing: "fill it", detail: format!("there is no table {table}") }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Value::Null => ValueRef::Null,
            Value::Number(number) => ValueRef::Integer(number),
            Value::Text(text) => ValueRef::Text(text),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table is backed up, or stands here with its reason.
    #[test]
    fn no_table_is_forgotten() {
        let connection = Connection::open_in_memory().unwrap();
        schema::make(&connection, schema::known()).unwrap();
        let mut statement =
            connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
        let names: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        // Who is signed in, and who is on the way: people sign in again after a restore.
        let left_out = ["away", "session"];
        let mut taken: Vec<&str> = TABLES.iter().map(|(table, _)| *table).chain(left_out).collect();
        taken.sort_unstable();
        assert_eq!(names, taken);
    }
}
