//! A journal made again from its backups.

use std::path::{Path, PathBuf};

use calendar::Moment;

use super::file::{Opened, at};
use super::row::{Filling, Row, Value};
use super::take::{Links, files, head};
use super::{BackupError, Mark, TABLES, Take};
use crate::error::OpenError;
use crate::journal::{Journal, Key};
use crate::seal::KeySource;
use crate::sqlite::SqliteFilling;
use crate::{Head, Verified};

/// A journal that was restored and verified.
#[derive(Debug)]
pub struct Restored {
    /// Files that were read, the oldest first.
    pub files: Vec<PathBuf>,
    /// When the last of them was made.
    pub made: Moment,
    /// What was found when it was verified, every payload opened.
    pub verified: Verified,
    /// The head that the last file ends with; that of the journal, unless it was restored to an earlier moment.
    pub last: Head,
    /// Whose it is.
    pub authority: Option<String>,
    /// How many subjects it had by the last file.
    pub subjects: u64,
    /// How many documents it had by the last file.
    pub documents: u64,
}

/// Until when entries, looks and documents are taken.
struct Until {
    moment: i64,
    /// The last entry that is; none where none was left out yet.
    entry: Option<u64>,
    look: Option<u64>,
}

impl Until {
    /// Whether the row was there by then. Rows of a table come in order, and so do the tables: loads first, which say less than
    /// the entries do, so those of entries that were left out are thrown away at the end.
    fn takes(&mut self, row: &Row<'_>) -> bool {
        let moment = |column: &str| match row.value(column) {
            Some(Value::Number(moment)) => moment,
            _ => i64::MIN,
        };
        let number = |column: &str| row.number(column).unwrap_or(0);
        let within = |end: Option<u64>, number: u64| end.is_none_or(|end| number <= end);
        match row.table {
            "entry" => {
                if self.entry.is_none() && moment("stamped") > self.moment {
                    self.entry = Some(number("seq").saturating_sub(1));
                }
                within(self.entry, number("seq"))
            }
            "payload" | "sealed_payload" => within(self.entry, number("seq")),
            "look" => {
                if self.look.is_none() && moment("at") > self.moment {
                    self.look = Some(number("id").saturating_sub(1));
                }
                within(self.look, number("id"))
            }
            "account_event" => moment("at") <= self.moment,
            "document" => moment("kept") <= self.moment,
            _ => true,
        }
    }
}

/// Makes a journal again at a new place, from the newest backups of a folder, or as it was at a moment; and verifies it. Until it
/// is whole it stands beside its place under another name: stopped at any moment, nothing stands there that is not.
///
/// Drafts, accounts and whatever else is not in the chain are those of the last backup that was made by the moment; data keys
/// are those of the last file that was read, so that what was erased since is not brought back; and so is the list of what was.
///
/// # Errors
/// Something is at the place; a file is damaged or missing, which is named; a key is missing; what was restored does not verify.
pub fn restore(
    folder: &Path,
    to: &Path,
    until: Option<Moment>,
    keys: &KeySource,
    clock: impl Fn() -> Moment + Send + 'static,
    mut progress: impl FnMut(u64),
) -> Result<Restored, BackupError> {
    let beside = |ending: &str| {
        let mut name = to.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let unfinished = beside(".unfinished");
    for place in [to.to_owned(), beside("-wal"), beside("-journal")] {
        if place.symlink_metadata().is_ok() {
            return Err(BackupError::NotEmpty(place));
        }
    }
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = unfinished.as_os_str().to_owned();
        name.push(ending);
        // Left over from one that was stopped.
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
    let given = keys.fetch()?;
    let all = row_of(folder)?;
    let used: Vec<Opened> = match until {
        None => all,
        Some(until) => {
            // The first that was made later may hold what was recorded just before the moment.
            let enough =
                all.iter().position(|file| file.heading.made > until.micros()).map_or(all.len(), |at| at + 1);
            all.into_iter().take(enough).collect()
        }
    };
    let Some(schema) = used.last().map(|file| file.heading.schema) else {
        return Err(BackupError::None(folder.to_owned()));
    };
    if schema > crate::sqlite::known_schema() {
        return Err(BackupError::Newer(
            used.last().map_or_else(|| folder.to_owned(), |file| file.path.clone()),
        ));
    }
    let mut filling: Box<dyn Filling> = Box::new(SqliteFilling::new(&unfinished, schema)?);
    let mut limit = until.map(|until| Until { moment: until.micros(), entry: None, look: None });
    let (mut mark, mut read, mut rows) = (Mark::default(), Vec::new(), 0);
    let mut made = 0;
    let count = used.len();
    for (nth, file) in used.into_iter().enumerate() {
        let path = file.path.clone();
        // Not in the chain: as they were by the moment, from the first file where none was made by then.
        let whole_tables = nth == 0 || until.is_none_or(|until| file.heading.made <= until.micros());
        let keys_only = !whole_tables && nth + 1 == count;
        for (table, take) in TABLES {
            if matches!(take, Take::Whole) && (whole_tables || keys_only && is_needed(table)) {
                filling.empty(table)?;
            }
        }
        made = file.heading.made;
        let cipher = file.cipher(&given, keys)?;
        let mut links = Links::after(Some(&mark).filter(|_| !file.heading.whole));
        let (end, _) = file.rows(&cipher, &mut |row| {
            links.row(&row, &path)?;
            rows += 1;
            if rows % 10_000 == 0 {
                progress(rows);
            }
            let whole = TABLES.iter().any(|(table, take)| *table == row.table && matches!(take, Take::Whole));
            if whole && !(whole_tables || keys_only && is_needed(row.table)) {
                return Ok(());
            }
            if limit.as_mut().is_none_or(|limit| limit.takes(&row)) {
                filling.put(&row)?;
            }
            Ok(())
        })?;
        links.end(&end, &path)?;
        mark = end;
        read.push(path);
    }
    filling.finish(limit.as_ref().and_then(|limit| limit.entry))?;
    if limit.is_some_and(|limit| limit.entry == Some(0)) {
        let _ = std::fs::remove_file(&unfinished);
        let until = until.unwrap_or(Moment::from_micros(0));
        return Err(BackupError::TooEarly { folder: folder.to_owned(), until });
    }
    let last = head(&mark);
    let verified = {
        let journal = match Journal::open_existing_with(&unfinished, &Key::ToSeal(keys.clone()), clock) {
            // Every key is needed that the journal names; the message is about the place people know.
            Err(OpenError::WrongKey { wanted, given, from, .. }) => {
                return Err(OpenError::WrongKey { path: to.to_owned(), wanted, given, from }.into());
            }
            journal => journal?,
        };
        let noted = until.is_none().then_some(last).filter(|head| head.seq > 0);
        journal.verify(noted, |_, _| {})?
    };
    std::fs::rename(&unfinished, to).map_err(at(to))?;
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
    }
    Ok(Restored {
        files: read,
        made: Moment::from_micros(made),
        verified,
        last,
        authority: mark.authority,
        subjects: mark.subjects,
        documents: mark.documents,
    })
}

/// Without which entries that are restored could not be opened, or documents be found.
fn is_needed(table: &str) -> bool {
    matches!(table, "authority_key" | "data_key" | "document" | "erased")
}

/// The last whole backup of a folder and those that follow it, each the one before the next.
fn row_of(folder: &Path) -> Result<Vec<Opened>, BackupError> {
    let mut all: Vec<Opened> = Vec::new();
    for (number, path) in files(folder)? {
        let file = Opened::open(&path)?;
        if file.heading.number != number {
            let what = format!("it is number {}, under another's name", file.heading.number);
            return Err(BackupError::Damaged { path, what });
        }
        if file.heading.whole {
            all.clear();
        } else if all.last().map(|before| &before.name) != file.heading.previous.as_ref() {
            return Err(BackupError::Gap { path, before: format!("number {}", number.saturating_sub(1)) });
        }
        all.push(file);
    }
    if all.is_empty() { Err(BackupError::None(folder.to_owned())) } else { Ok(all) }
}
