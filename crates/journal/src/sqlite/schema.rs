//! Makes a journal's tables, and brings an older journal forward.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use super::doing;
use crate::error::{OpenError, StoreError};

/// "KITH": so that nobody's other database is taken for a journal, nor a journal for theirs.
const APPLICATION_ID: i32 = 0x4B49_5448;

/// Every schema there was, in order: the first makes schema 1, the second brings it to 2. Forward only.
const MIGRATIONS: [&str; 14] = [
    include_str!("../../migrations/0001_journal.sql"),
    include_str!("../../migrations/0002_looks_and_drafts.sql"),
    include_str!("../../migrations/0003_broken_glass.sql"),
    include_str!("../../migrations/0004_documents.sql"),
    include_str!("../../migrations/0005_accounts.sql"),
    include_str!("../../migrations/0006_lists_and_mail.sql"),
    include_str!("../../migrations/0007_looks_in_the_chain.sql"),
    include_str!("../../migrations/0008_away_and_passkeys.sql"),
    include_str!("../../migrations/0010_tokens_and_webhooks.sql"),
    include_str!("../../migrations/0012_mail_with_calendar.sql"),
    include_str!("../../migrations/0014_sealed.sql"),
    include_str!("../../migrations/0015_erased.sql"),
    include_str!("../../migrations/0016_shared.sql"),
    include_str!("../../migrations/0017_follows.sql"),
];

/// The number of the newest migration in the file.
pub(super) fn version(connection: &Connection) -> Result<u32, StoreError> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(doing("read its schema"))
}

/// The newest migration known here.
pub(super) fn known() -> u32 {
    MIGRATIONS.len() as u32
}

/// Makes the tables of this schema in a new file.
pub(super) fn make(connection: &Connection, version: u32) -> Result<(), StoreError> {
    let failed = doing("make its tables");
    for migration in MIGRATIONS.iter().take(version as usize) {
        connection.execute_batch(migration).map_err(&failed)?;
    }
    connection.pragma_update(None, "user_version", version).map_err(&failed)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID).map_err(&failed)
}

/// Refuses what is not a journal before touching it, then runs the migrations it lacks.
pub(super) fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), OpenError> {
    let known = known();
    // Looked at in one reading: between two, another process may have made the file.
    let found = {
        let reading = connection.transaction().map_err(|error| failed(path, error))?;
        check(&reading, path, known)?
    };
    if found < known {
        // Another process may be making the same file: whoever has the lock looks again.
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| failed(path, error))?;
        let found = check(&transaction, path, known)?;
        for (number, migration) in (1u32..).zip(MIGRATIONS).skip(found as usize) {
            transaction.execute_batch(migration).map_err(|error| failed(path, error))?;
            transaction.pragma_update(None, "user_version", number).map_err(|error| failed(path, error))?;
        }
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .and_then(|()| transaction.commit())
            .map_err(|error| failed(path, error))?;
    }
    let mode = write_ahead(connection).map_err(|error| failed(path, error))?;
    if mode != "wal" {
        let problem = "its file system does not let SQLite share a write-ahead log; use a local disk";
        return Err(OpenError::Unsafe { path: path.to_owned(), problem });
    }
    Ok(())
}

/// Turns on the write-ahead log. SQLite refuses at once, without the patience that every other statement has, where another
/// process is making or opening the same file in that moment; so it is asked again.
fn write_ahead(connection: &Connection) -> rusqlite::Result<String> {
    for _ in 0..TIMES {
        match connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)) {
            Err(error)
                if matches!(
                    error.sqlite_error_code(),
                    Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
                ) =>
            {
                std::thread::sleep(BETWEEN);
            }
            answer => return answer,
        }
    }
    connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
}

/// How often the write-ahead log is asked for, and how long is waited between: 20 seconds in all.
const TIMES: u32 = 1_000;
const BETWEEN: Duration = Duration::from_millis(20);

/// The schema of a file that is left as it is: refuses what is not a journal's, and what a newer version has written.
pub(super) fn look(connection: &Connection, path: &Path) -> Result<u32, OpenError> {
    check(connection, path, known())
}

/// The schema of the file: 0 for an empty one.
fn check(connection: &Connection, path: &Path, known: u32) -> Result<u32, OpenError> {
    let ask = |pragma: &str| {
        connection
            .pragma_query_value(None, pragma, |row| row.get::<_, i32>(0))
            .map_err(|error| failed(path, error))
    };
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| failed(path, error))?;
    let (application, found) = (ask("application_id")?, ask("user_version")?);
    match (application, found) {
        (0, 0) if tables == 0 => Ok(0),
        (APPLICATION_ID, 1..) if found as u32 > known => {
            Err(OpenError::Newer { path: path.to_owned(), found: found as u32, known })
        }
        (APPLICATION_ID, 1..) => Ok(found as u32),
        _ => Err(OpenError::OtherApplication(path.to_owned())),
    }
}

fn failed(path: &Path, error: rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenError::NotADatabase(path.to_owned()),
        _ => OpenError::Store { path: path.to_owned(), error: doing("make ready")(error) },
    }
}
