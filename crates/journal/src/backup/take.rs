//! Taking a backup: while people work, from one snapshot.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use calendar::Moment;
use ring::rand::{SecureRandom, SystemRandom};

use super::file::{FileWriter, Opened, at, hex, key_place};
use super::row::{Row, write_mark, write_row, write_table};
use super::{Backup, BackupError, Heading, Mark};
use crate::Head;
use crate::error::{KeyError, StoreError};
use crate::journal::Journal;
use crate::seal::{AuthorityKey, Cipher, KeySource};

/// What a file of a backup is called: `kith-000012.backup`.
const NAME: (&str, &str) = ("kith-", ".backup");
/// What is written until it is whole.
const UNFINISHED: &str = "unfinished";
/// Only one writes to a folder at a time.
const LOCK: &str = "being-written";

/// A backup that was taken and read back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackedUp {
    /// The file.
    pub backup: Backup,
    /// Entries that are new since the one before; all of them in a whole one.
    pub new: u64,
    /// Rows in the file.
    pub rows: u64,
    /// Whether everything had to be taken although there was one before: something that it holds was sealed since.
    pub had_to_be_whole: bool,
}

/// The files of a folder, by number.
pub(crate) fn files(folder: &Path) -> Result<Vec<(u64, PathBuf)>, BackupError> {
    let failed = at(folder);
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).map_err(&failed)? {
        let path = file.map_err(&failed)?.path();
        let number = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?.parse::<u64>().ok());
        files.extend(number.map(|number| (number, path)));
    }
    files.sort();
    Ok(files)
}

/// Held until it is dropped, or the process is gone.
fn lock(folder: &Path) -> Result<File, BackupError> {
    let path = folder.join(LOCK);
    let file = File::options().write(true).create(true).truncate(false).open(&path).map_err(at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(BackupError::Busy(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(at(&path)(error)),
    }
}

impl Journal {
    /// Backs the journal up into a folder: what came since the last backup in it, or everything. People go on working. The file
    /// is read back, from its first byte to its last, before it gets its name; stopped at any moment, the backups before it are
    /// whole.
    ///
    /// # Errors
    /// The last backup in the folder is damaged or another journal's; the folder cannot be written; the key cannot be had.
    pub fn back_up(
        &self,
        folder: &Path,
        keys: &KeySource,
        whole: bool,
        made: Moment,
        mut progress: impl FnMut(u64),
    ) -> Result<BackedUp, BackupError> {
        let given = keys.fetch()?;
        let _lock = lock(folder)?;
        let before = files(folder)?;
        let last = match before.last() {
            Some((_, path)) => Some(self.last(path, &given, keys)?),
            None => None,
        };
        let number = before.last().map_or(0, |(number, _)| *number) + 1;
        let path = folder.join(format!("{}{number:06}{}", NAME.0, NAME.1));
        let unfinished = folder.join(UNFINISHED);
        match std::fs::remove_file(&unfinished) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(at(&unfinished)(error)),
            _ => {}
        }
        let since = last.as_ref().filter(|_| !whole).map(|(_, mark)| mark);
        let previous = last.as_ref().map(|(name, _)| name.clone());
        let beginning = Beginning { path: &unfinished, number, made, previous, given: &given };
        let (writing, rows, mark) = self.write_rows(since, beginning, &mut progress)?;
        let Writing { mut out, whole: is_whole, .. } = writing;
        let text = serde_json::to_vec(&mark).map_err(|error| at(&unfinished)(error.into()))?;
        write_mark(out.room(), &text);
        let written = out.finish()?;
        // Read back from the file, not from memory.
        let opened = Opened::open(&unfinished)?;
        let cipher = opened.cipher(&given, keys)?;
        let mut chain = Links::after(since.filter(|_| !is_whole));
        let (read, hash) = opened.rows(&cipher, &mut |row| chain.row(&row, &unfinished))?;
        chain.end(&mark, &unfinished)?;
        if read != mark || hash != written || chain.rows != rows {
            let what = "what was read back is not what was written: the disk is at fault".to_owned();
            return Err(BackupError::Damaged { path: unfinished, what });
        }
        std::fs::rename(&unfinished, &path).map_err(at(&path))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
        let bytes = std::fs::metadata(&path).map_err(at(&path))?.len();
        let new = mark.entries - since.filter(|_| !is_whole).map_or(0, |since| since.entries);
        let backup =
            Backup { path, number, whole: is_whole, made, head: head(&mark), entries: mark.entries, bytes };
        Ok(BackedUp { backup, new, rows, had_to_be_whole: is_whole && !whole && !before.is_empty() })
    }

    /// The last backup of the folder: read whole, and of this journal.
    fn last(
        &self,
        path: &Path,
        given: &[AuthorityKey],
        keys: &KeySource,
    ) -> Result<(String, Mark), BackupError> {
        let opened = Opened::open(path)?;
        let (name, cipher) = (opened.name.clone(), opened.cipher(given, keys)?);
        let (mark, _) = opened.rows(&cipher, &mut |_| Ok(()))?;
        let mut passes = mark.entries == 0;
        self.store().read(
            crate::store::Which::Between(mark.entries.saturating_sub(1), mark.entries),
            &mut |envelope, _| {
                passes = Head { seq: envelope.seq, hash: envelope.hash }.to_string() == mark.head;
                std::ops::ControlFlow::Break(())
            },
        )?;
        if passes {
            Ok((name, mark))
        } else {
            let folder = path.parent().unwrap_or(path).to_owned();
            Err(BackupError::OtherJournal { folder, theirs: mark.head })
        }
    }

    fn write_rows(
        &self,
        since: Option<&Mark>,
        beginning: Beginning<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(Writing, u64, Mark), BackupError> {
        let writing: std::cell::RefCell<Option<Writing>> = std::cell::RefCell::new(None);
        let mut problem = None;
        let mut rows = 0;
        let stop = || StoreError::Database {
            doing: "back up",
            detail: "the backup could not be written".to_owned(),
        };
        let problem_cell = std::cell::RefCell::new(&mut problem);
        let dumped = self.store().dump(
            since,
            &mut |whole, schema| match beginning.begin(whole, schema) {
                Ok(begun) => {
                    *writing.borrow_mut() = Some(begun);
                    Ok(())
                }
                Err(error) => {
                    **problem_cell.borrow_mut() = Some(error);
                    Err(stop())
                }
            },
            &mut |row| {
                let mut writing = writing.borrow_mut();
                let Some(writing) = writing.as_mut() else { return Err(stop()) };
                if writing.table != row.table {
                    row.table.clone_into(&mut writing.table);
                    write_table(writing.out.room(), &row);
                }
                write_row(writing.out.room(), &row);
                rows += 1;
                if rows % 10_000 == 0 {
                    progress(rows);
                }
                writing.out.flush().map_err(|error| {
                    **problem_cell.borrow_mut() = Some(error);
                    stop()
                })
            },
        );
        match (problem, dumped, writing.into_inner()) {
            (Some(problem), ..) => Err(problem),
            (None, Ok(mark), Some(writing)) => Ok((writing, rows, mark)),
            (None, Err(error), _) => Err(error.into()),
            (None, Ok(_), None) => Err(stop().into()),
        }
    }
}

/// What is known before the first row.
struct Beginning<'a> {
    path: &'a Path,
    number: u64,
    made: Moment,
    previous: Option<String>,
    given: &'a [AuthorityKey],
}

struct Writing {
    out: FileWriter,
    whole: bool,
    table: String,
}

impl Beginning<'_> {
    fn begin(&self, whole: bool, schema: u32) -> Result<Writing, BackupError> {
        let none = || BackupError::KeySource(KeyError::NoRandomness);
        let key = self.given.first().ok_or_else(none)?;
        let mut own = [0; 32];
        SystemRandom::new().fill(&mut own).map_err(|_| none())?;
        let wrapped = key.cipher().seal(&key_place(self.number), &[&own]).ok_or_else(none)?;
        let heading = Heading {
            number: self.number,
            whole,
            made: self.made.micros(),
            schema,
            previous: self.previous.clone().filter(|_| !whole),
            key: key.name().to_string(),
            wrapped: hex(&wrapped),
        };
        let out = FileWriter::new(self.path, &heading, Cipher::new(&own).ok_or_else(none)?)?;
        Ok(Writing { out, whole, table: String::new() })
    }
}

/// The end of the chain by a mark.
pub(crate) fn head(mark: &Mark) -> Head {
    mark.head.parse().unwrap_or_default()
}

/// That each entry of a file follows the one before it, and the last is the one the mark names.
pub(crate) struct Links {
    seq: u64,
    hash: Vec<u8>,
    rows: u64,
}

impl Links {
    pub(crate) fn after(since: Option<&Mark>) -> Links {
        let head = since.map(head).unwrap_or_default();
        Links { seq: head.seq, hash: head.hash.0.to_vec(), rows: 0 }
    }

    pub(crate) fn row(&mut self, row: &Row<'_>, path: &Path) -> Result<(), BackupError> {
        use super::Value::Bytes;
        self.rows += 1;
        if row.table != "entry" {
            return Ok(());
        }
        let next = self.seq + 1;
        match (row.number("seq"), row.value("prev"), row.value("hash")) {
            (Some(seq), Some(Bytes(prev)), Some(Bytes(hash))) if seq == next && prev == self.hash => {
                self.seq = seq;
                self.hash = hash.to_vec();
                Ok(())
            }
            _ => {
                let what = format!(
                    "entry {next} does not follow the one before it: run kith verify on the database"
                );
                Err(BackupError::Damaged { path: path.to_owned(), what })
            }
        }
    }

    pub(crate) fn end(&self, mark: &Mark, path: &Path) -> Result<(), BackupError> {
        if self.seq == mark.entries && self.hash == head(mark).hash.0 {
            return Ok(());
        }
        let what = format!("it ends with entry {} and should end with {}", self.seq, mark.entries);
        Err(BackupError::Damaged { path: path.to_owned(), what })
    }
}
