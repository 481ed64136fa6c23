//! The file looked at, and not changed.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{doing, read, schema};
use crate::condition::Condition;
use crate::error::{OpenError, StoreError};

/// Whoever looks does not wait long for somebody who writes.
const PATIENCE: Duration = Duration::from_secs(2);

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

pub(crate) fn condition(path: &Path) -> Result<Condition, OpenError> {
    if !path.exists() {
        return Err(OpenError::Missing(path.to_owned()));
    }
    let failed = |error| OpenError::Store { path: path.to_owned(), error };
    let connection = connect(path).map_err(doing("open the file")).map_err(failed)?;
    connection.pragma_update(None, "query_only", true).map_err(doing("prepare to read")).map_err(failed)?;
    let found = schema::look(&connection, path)?;
    let mode: String = connection
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .map_err(doing("read how it is kept"))
        .map_err(failed)?;
    let last = if found == 0 { None } else { read::tail(&connection).map_err(failed)? };
    Ok(Condition {
        schema: found,
        known: schema::known(),
        write_ahead: mode == "wal",
        last: last.map(|tail| (tail.head.seq, tail.stamped)),
    })
}

pub(crate) fn writable(path: &Path) -> Result<(), StoreError> {
    let failed = doing("write to its file");
    let connection = connect(path).map_err(&failed)?;
    match connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        written => written.map_err(failed),
    }
}
