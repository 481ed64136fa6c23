//! Backups: a folder of files, each of which holds what came since the one before it, sealed.
//!
//! A file is a line `kith backup 1`, a line of JSON (its [`Heading`]), and parts: four bytes with the length, little endian, and
//! that many bytes sealed with a key of the file's own, which the heading holds wrapped by the authority's key. A part is bound
//! to its file (the hash of the heading), its number and whether it is the last: none can be left out, moved or cut off. The
//! parts hold rows (`row.rs`) and at last a [`Mark`], which says where the file ends: the next one begins there.
//!
//! Written under another name, read back whole and only then given its own; a file that has its name is never touched again.
//! `docs/decisions/0037-backups.md` says why.

pub(crate) mod file;
mod restore;
mod row;
pub(crate) mod take;

use std::path::PathBuf;

use calendar::Moment;
use serde::{Deserialize, Serialize};

use crate::Head;
use crate::error::{KeyError, OpenError, StoreError};
use crate::verify::VerifyError;

pub use restore::{Restored, restore};
pub(crate) use row::{Filling, Row, Value};
pub use take::BackedUp;

/// How a table is taken.
pub(crate) enum Take {
    /// All of it, each time: it is small, and changes.
    Whole,
    /// Its rows after the last that was taken, by this column: they never change.
    After(&'static str, fn(&Mark) -> u64),
}

/// Every table of a journal that is backed up. Who is signed in is not.
pub(crate) const TABLES: &[(&str, Take)] = &[
    ("load", Take::After("first_seq", |mark| mark.entries)),
    ("entry", Take::After("seq", |mark| mark.entries)),
    ("payload", Take::After("seq", |mark| mark.entries)),
    ("sealed_payload", Take::After("seq", |mark| mark.entries)),
    ("look", Take::After("id", |mark| mark.looks)),
    ("account_event", Take::After("id", |mark| mark.events)),
    ("document_part", Take::After("rowid", |mark| mark.parts)),
    ("document", Take::Whole),
    ("authority_key", Take::Whole),
    ("data_key", Take::Whole),
    ("erased", Take::Whole),
    ("draft", Take::Whole),
    ("account", Take::Whole),
    ("recovery_code", Take::Whole),
    ("device", Take::Whole),
    ("passkey", Take::Whole),
    ("list", Take::Whole),
    ("digest_wanted", Take::Whole),
    ("mail", Take::Whole),
    ("token", Take::Whole),
    ("webhook", Take::Whole),
    ("delivery", Take::Whole),
];

/// Where a backup ends, and what there is up to there.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Mark {
    /// The head of the chain, as text; empty of an empty journal.
    pub(crate) head: String,
    pub(crate) entries: u64,
    /// The stamp of the last entry.
    pub(crate) stamped: i64,
    pub(crate) authority: Option<String>,
    pub(crate) looks: u64,
    pub(crate) events: u64,
    /// The last part of a document by its place in the table, and whose it is: were it another's, rows were thrown away.
    pub(crate) parts: u64,
    pub(crate) part_name: String,
    /// Payloads that are sealed and parts that stand open: were these others, something was sealed since.
    pub(crate) sealed: u64,
    pub(crate) open_parts: u64,
    pub(crate) documents: u64,
    pub(crate) subjects: u64,
    /// Payloads that were erased: were there more, what earlier files hold is to go.
    #[serde(default)]
    pub(crate) erased: u64,
}

/// What stands before the sealed parts. Readable by anybody; tells nothing of anybody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Heading {
    /// 1, 2, 3 … in the folder.
    pub(crate) number: u64,
    /// Whether it holds everything and needs none before it.
    pub(crate) whole: bool,
    /// When it was made, in microseconds since 1970.
    pub(crate) made: i64,
    /// The schema of the database.
    pub(crate) schema: u32,
    /// The hash of the heading of the file before, for one that is not whole.
    pub(crate) previous: Option<String>,
    /// The name of the authority's key.
    pub(crate) key: String,
    /// The file's own key, wrapped, in hexadecimal digits.
    pub(crate) wrapped: String,
}

/// One backup of a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Its number in the folder.
    pub number: u64,
    /// Whether it holds everything and needs none before it.
    pub whole: bool,
    /// When it was made.
    pub made: Moment,
    /// The end of the chain when it was.
    pub head: Head,
    /// Entries in it.
    pub entries: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file that is not what was written.
    #[error("{} is damaged: {what}; use another copy of it", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A file of the row is not there.
    #[error("{} follows a backup that is not in its folder: bring back {before}, or take a whole backup", path.display())]
    Gap {
        /// The file.
        path: PathBuf,
        /// The one before it.
        before: String,
    },
    /// A newer program has written it.
    #[error("{} was written by a newer version of Kith: use that version", .0.display())]
    Newer(PathBuf),
    /// None of the keys that were given opens it.
    #[error("{} is sealed with key {wanted}, which is not in {from}: give that key as well, one line each", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// The name of the key it needs.
        wanted: String,
        /// Where the keys came from.
        from: String,
    },
    /// No backup.
    #[error("there is no backup in {}", .0.display())]
    None(PathBuf),
    /// None that old.
    #[error("there is nothing up to {until}: the first entry of the backups in {} is later", folder.display())]
    TooEarly {
        /// The folder.
        folder: PathBuf,
        /// Until when it was asked for.
        until: Moment,
    },
    /// Something is where the journal should go.
    #[error("{} is there already: a journal is restored to a new place only; name another file", .0.display())]
    NotEmpty(PathBuf),
    /// Another backup to the same folder runs.
    #[error("another backup is being written to {}: wait until it has ended", .0.display())]
    Busy(PathBuf),
    /// The folder holds another journal's.
    #[error("the backups in {} are another journal's ({theirs}); name a folder of its own", folder.display())]
    OtherJournal {
        /// The folder.
        folder: PathBuf,
        /// What they end with.
        theirs: String,
    },
    /// A file that cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// What was restored is not whole.
    #[error("what was restored is not what was recorded: {0}")]
    NotWhole(#[from] VerifyError),
    /// The key cannot be had.
    #[error(transparent)]
    KeySource(#[from] KeyError),
    /// What was restored does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}
