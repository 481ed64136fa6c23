//! A database looked at from outside: nothing in it is changed, and an older one is not brought forward.

use std::path::Path;

use calendar::Moment;

use crate::backup::{BackupError, file, take};
use crate::error::{OpenError, StoreError};
use crate::postgres::{PostgresAddress, server_version};
use crate::seal::KeySource;
use crate::sqlite;

/// What can be said of a journal's SQLite file before it is opened as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The number of the newest migration in it.
    pub schema: u32,
    /// The newest migration that this program knows.
    pub known: u32,
    /// Whether its write-ahead log is turned on.
    pub write_ahead: bool,
    /// The number of the last entry, and when the journal's clock stamped it; none in an empty one.
    pub last: Option<(u64, Moment)>,
}

/// Looks at an SQLite file without opening it as a journal: its schema stays what it is.
///
/// # Errors
/// It is not there, is no journal's, was written by a newer version, or cannot be read.
pub fn condition(path: &Path) -> Result<Condition, OpenError> {
    sqlite::condition(path)
}

/// Whether an SQLite file could be written now: takes the lock of whoever writes and gives it back. Nothing is written. A file
/// that another program is writing can be.
///
/// # Errors
/// The file, its folder or its disk does not let this user write.
pub fn writable(path: &Path) -> Result<(), StoreError> {
    sqlite::writable(path)
}

/// The version of a PostgreSQL server, such as 150006 for 15.6.
///
/// # Errors
/// It cannot be reached, or does not let the role in.
pub fn postgres_version(address: &PostgresAddress) -> Result<u32, StoreError> {
    server_version(address)
}

/// A file of a folder of backups, by what it says of itself: its content was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// The file.
    pub path: std::path::PathBuf,
    /// Its number in the folder.
    pub number: u64,
    /// Whether it holds everything and needs none before it.
    pub whole: bool,
    /// When it was made.
    pub made: Moment,
    /// Its bytes.
    pub bytes: u64,
}

/// The last backup of a folder, and how many files there are; none where there is none. No key is needed.
///
/// # Errors
/// The folder or the heading of its last file cannot be read.
pub fn last_backup(folder: &Path) -> Result<Option<(Listed, usize)>, BackupError> {
    let files = take::files(folder)?;
    let Some((number, path)) = files.last() else { return Ok(None) };
    let heading = file::Opened::open(path)?.heading;
    let bytes = std::fs::metadata(path).map_err(file::at(path))?.len();
    let (number, path) = (*number, path.clone());
    let made = Moment::from_micros(heading.made);
    Ok(Some((Listed { path, number, whole: heading.whole, made, bytes }, files.len())))
}

/// Reads a backup from its first byte to its last, opens every part, and says how many entries there are up to its end.
///
/// # Errors
/// It is damaged, or none of the keys opens it.
pub fn read_backup(path: &Path, keys: &KeySource) -> Result<u64, BackupError> {
    let given = keys.fetch()?;
    let opened = file::Opened::open(path)?;
    let cipher = opened.cipher(&given, keys)?;
    let (mark, _) = opened.rows(&cipher, &mut |_| Ok(()))?;
    Ok(mark.entries)
}
