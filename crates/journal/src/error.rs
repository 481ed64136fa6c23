//! What can go wrong, in sentences. None holds anything of a payload.

use std::path::PathBuf;

use calendar::Moment;
use thiserror::Error;

use crate::{Act, Envelope, SubjectId};

/// The database did not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StoreError {
    /// No room.
    #[error(
        "the disk is full, or the database has reached its size limit: nothing of this was recorded; make room and try again"
    )]
    Full,
    /// Another process kept writing for longer than a minute.
    #[error(
        "another process has been writing to the journal for over a minute: try again when it has finished"
    )]
    Busy,
    /// A row that no version of the journal has written.
    #[error("entry {seq} cannot be read: its {column} is not of the journal's form; run kith verify")]
    Unreadable {
        /// The entry's number.
        seq: u64,
        /// The column.
        column: &'static str,
    },
    /// Content that is not there, or not what its digest says.
    #[error("the content of a document is not what was kept; tell whoever runs this service")]
    Document,
    /// A payload is sealed, and the journal was opened without the authority's key.
    #[error(
        "payloads of this journal are sealed, and it was opened without the authority's key: \
         give the key (--key-file, KITH_KEY or KITH_KEY_COMMAND)"
    )]
    NoKey,
    /// A key that is needed is not to be had.
    #[error(
        "the authority's key does not open what is sealed: {problem}; kith key check says which key is needed"
    )]
    Key {
        /// What is wrong; never a key.
        problem: String,
    },
    /// A sealed payload that was changed, or stands where it was not sealed.
    #[error(
        "entry {seq} does not open: its sealed payload is not the one that was recorded there; run kith verify"
    )]
    DoesNotOpen {
        /// The entry's number.
        seq: u64,
    },
    /// A sealed draft that was changed, or stands where it was not sealed.
    #[error("a draft does not open: it is not what was kept; what was recorded is not touched by that")]
    DraftDoesNotOpen,
    /// The connection to the database was lost, or there is none to be had. Nothing of this was recorded.
    #[error(
        "the database cannot be reached ({detail}): nothing of this was recorded; try again when it is back"
    )]
    Lost {
        /// What the system or the database said.
        detail: String,
    },
    /// The connection was lost between a commit and its answer, and the database could not be asked afterwards.
    #[error(
        "the connection to the database was lost while this was being put on disk, and nobody could be asked whether it \
         was ({detail}): look whether it is there before you record it again"
    )]
    Unsure {
        /// Why it could not be asked.
        detail: String,
    },
    /// The database does not let this program in.
    #[error("the database does not let this program in: {detail}")]
    Refused {
        /// What it said.
        detail: String,
    },
    /// What others were doing in the same moment was in the way, each time it was tried.
    #[error("the database had to put others first, several times: nothing of this was recorded; try again")]
    Passing,
    /// Another program has written since this one last did, and it had not looked.
    #[error("others wrote to the database first: nothing of this was recorded; try again")]
    Overtaken,
    /// Several batches were written together and the database would not have them so: each is tried alone.
    #[error("the database would not take several batches together: nothing of this was recorded; try again")]
    Together,
    /// Every connection is in use.
    #[error(
        "every connection to the database has been in use for a minute: try again, or allow more (connections=)"
    )]
    Crowded,
    /// The database holds another journal than the one that was read from it: it was replaced by a copy that lacks its last
    /// entries.
    #[error(
        "the database no longer holds what was read from it up to entry {read}: it was replaced by a copy that lacks its last \
         entries, or by another journal. Look what became of them (kith verify with a head noted earlier); the program must be \
         started again"
    )]
    GoneBack {
        /// The last entry that was read.
        read: u64,
    },
    /// What is to be put right holds more than this version knows of its kind: a correction would drop it.
    #[error(
        "what stands was written by a newer version of Kith and holds more than this one knows: put it right where the newer \
         version runs; nothing of this was recorded"
    )]
    NewerRecord,
    /// The writing thread has ended, which it only does on a fault of its own.
    #[error("the journal's writer has stopped: start the program again; what was acknowledged is kept")]
    Stopped,
    /// Anything else the database says.
    #[error("the journal could not {doing}: {detail}")]
    Database {
        /// What the journal was doing.
        doing: &'static str,
        /// What the database said.
        detail: String,
    },
}

impl StoreError {
    /// Whether the same may succeed when it is tried again, and was not done.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self, StoreError::Lost { .. } | StoreError::Passing | StoreError::Overtaken)
    }

    /// Whether it is no matter of what was to be written, so that each alone would meet it too, or must not be tried again.
    pub(crate) fn is_of_the_database_itself(&self) -> bool {
        matches!(
            self,
            StoreError::Lost { .. }
                | StoreError::Unsure { .. }
                | StoreError::Refused { .. }
                | StoreError::Crowded
        )
    }
}

/// A journal that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("there is no journal at {}: check the path, or make one by importing into it", .0.display())]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{} is not an SQLite database: choose another path for the journal", .0.display())]
    NotADatabase(PathBuf),
    /// The file is a database of another application.
    #[error("{} is a database of another application, not a journal of Kith: choose another path", .0.display())]
    OtherApplication(PathBuf),
    /// A newer version of Kith has written it.
    #[error(
        "{} was written by a newer version of Kith (schema {found}; this version knows up to {known}): use that version",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema known here.
        known: u32,
    },
    /// A PostgreSQL database without the tables of a journal.
    #[error("there is no journal in {}: the owner of the database makes its tables with kith database prepare", .0.display())]
    Unprepared(PathBuf),
    /// A PostgreSQL database whose tables are an older version's.
    #[error(
        "{} was made by an older version of Kith (schema {found}; this version needs {known}): \
         the owner of the database brings it up to date with kith database prepare",
        path.display()
    )]
    Older {
        /// The database.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The schema that is needed.
        known: u32,
    },
    /// A role that is no authority's.
    #[error(
        "the role {role} is not let in to any authority's journal in {}: \
         the owner of the database does that with kith database admit",
        path.display()
    )]
    NotAdmitted {
        /// The database.
        path: PathBuf,
        /// The role.
        role: String,
    },
    /// Its payloads are sealed and no key was given.
    #[error(
        "{} is sealed with key {}: give the authority's key (--key-file, KITH_KEY or KITH_KEY_COMMAND)",
        path.display(), wanted.join(" and ")
    )]
    Sealed {
        /// The file.
        path: PathBuf,
        /// The names of the keys it needs.
        wanted: Vec<String>,
    },
    /// Its payloads are sealed with another key than those given.
    #[error(
        "{} is sealed with key {}, and {from} holds {}: give the right key; kith key check says which is needed",
        path.display(), wanted.join(" and "), given.join(" and ")
    )]
    WrongKey {
        /// The file.
        path: PathBuf,
        /// The names of the keys it needs.
        wanted: Vec<String>,
        /// The names of the keys that were given.
        given: Vec<String>,
        /// Where those came from.
        from: String,
    },
    /// A key was given, but the journal holds payloads that are not sealed and nobody said that it should be.
    #[error(
        "{} is not sealed: seal it with kith key seal --database {}, or leave the key out",
        path.display(), path.display()
    )]
    NotSealed {
        /// The file.
        path: PathBuf,
    },
    /// The key could not be had.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The database cannot keep what the journal promises.
    #[error("{} cannot be kept safely: {problem}", path.display())]
    Unsafe {
        /// The file.
        path: PathBuf,
        /// What is missing.
        problem: &'static str,
    },
    /// The database could not be read or written.
    #[error("{} cannot be opened: {error}", path.display())]
    Store {
        /// The file.
        path: PathBuf,
        /// Why.
        error: StoreError,
    },
}

/// An authority's key that cannot be had. Nothing of a key stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The file is not there or cannot be read.
    #[error("the key file {} cannot be read: {error}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: String,
    },
    /// Others than its owner can read or write the file.
    #[error("the key file {} is open to others (mode {mode:03o}): chmod 600 {}", path.display(), path.display())]
    OthersCanRead {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// The command that fetches the key failed.
    #[error("the command that fetches the authority's key {problem}")]
    Command {
        /// How.
        problem: String,
    },
    /// A line that is no key.
    #[error(
        "line {line} of {from} is not a key: a line is kith-authority-key-1, a space \
         and 64 hexadecimal digits (kith key new writes one)"
    )]
    NotAKey {
        /// Where it was read.
        from: String,
        /// The line, counted from 1.
        line: usize,
    },
    /// No line.
    #[error("there is no key in {from}: kith key new writes one into a file")]
    None {
        /// Where it was looked for.
        from: String,
    },
    /// The system has no randomness.
    #[error("the system has no randomness to draw a key from")]
    NoRandomness,
}

/// A batch that was not recorded. Nothing of it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AppendError {
    /// No entries.
    #[error("there is nothing to record in this batch")]
    Empty,
    /// Over a limit of [`crate::limits`].
    #[error("the batch holds {found} {of}, more than the {limit} a batch may hold: split it")]
    TooMany {
        /// What is counted.
        of: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A text that will not do.
    #[error("{}the {field} {problem}", entry(*.at))]
    Text {
        /// The entry of the batch, counted from 1; none where it is the batch's own.
        at: Option<usize>,
        /// Which text.
        field: &'static str,
        /// What is wrong.
        problem: &'static str,
    },
    /// A payload that is not JSON.
    #[error("entry {at} of the batch: the payload is not JSON (line {line}, column {column} of it)")]
    NotJson {
        /// The entry of the batch, counted from 1.
        at: usize,
        /// Line of the payload.
        line: usize,
        /// Column of the payload.
        column: usize,
    },
    /// A payload over the limit.
    #[error("entry {at} of the batch: the payload has {bytes} bytes, and may have 1,048,576")]
    PayloadTooLarge {
        /// The entry of the batch, counted from 1.
        at: usize,
        /// Its bytes.
        bytes: usize,
    },
    /// A file and line without a load.
    #[error("entry {at} of the batch names a line of a file, but the batch is not a load")]
    PlaceWithoutLoad {
        /// The entry of the batch, counted from 1.
        at: usize,
    },
    /// Known before it could be.
    #[error("the batch says it was known at {known_at}, which is later than now ({now})")]
    KnownInFuture {
        /// What was given.
        known_at: Moment,
        /// The journal's clock.
        now: Moment,
    },
    /// The journal is another authority's.
    #[error("this journal is authority {holds}'s, not {given}'s: each authority has a journal of its own")]
    OtherAuthority {
        /// Whose it is.
        holds: String,
        /// Whose the batch is.
        given: String,
    },
    /// The load's id was used before.
    #[error("load {id:?} is already in the journal ({entries} entries, {what}): nothing was recorded again")]
    LoadUsed {
        /// The id.
        id: String,
        /// What that load was.
        what: String,
        /// How many entries it has.
        entries: u64,
    },
    /// A revision that does not follow what the journal holds.
    #[error("entry {at} of the batch: {record}: {problem}")]
    Revision {
        /// The entry of the batch, counted from 1.
        at: usize,
        /// The record.
        record: RecordName,
        /// What does not follow.
        problem: RevisionProblem,
    },
    /// Something was recorded about a subject since the caller looked.
    #[error(transparent)]
    Conflict(#[from] Box<Conflict>),
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn entry(at: Option<usize>) -> String {
    at.map_or_else(String::new, |at| format!("entry {at} of the batch: "))
}

/// A record in a sentence: subject, kind, id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{kind} {record_id} of {subject}")]
pub struct RecordName {
    /// Whom it is about.
    pub subject: SubjectId,
    /// The kind.
    pub kind: String,
    /// The id.
    pub record_id: String,
}

/// Why a revision does not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RevisionProblem {
    /// The record is not there yet.
    #[error("there is no such record yet, so this must be revision 1, recorded; it is revision {given}, {}", act.as_str())]
    NotThere {
        /// The revision given.
        given: u32,
        /// The act given.
        act: Act,
    },
    /// Somebody was quicker, or a number was left out.
    #[error("the journal holds revision {current} (entry {seq}), so the next is {}, not {given}", current.saturating_add(1))]
    Number {
        /// The revision given.
        given: u32,
        /// The revision the journal holds.
        current: u32,
        /// Its entry.
        seq: u64,
    },
    /// The act does not follow the one before.
    #[error("revision {current} (entry {seq}) is {}, and {} does not follow that", before.as_str(), act.as_str())]
    Act {
        /// The act given.
        act: Act,
        /// The act the journal holds.
        before: Act,
        /// Its revision.
        current: u32,
        /// Its entry.
        seq: u64,
    },
}

/// Something was recorded about a subject since the caller looked: nothing was written; show both side by side.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "{subject} was changed since you opened it: you saw {}, the journal is at {}; look at what changed and record again",
    place(*.seen),
    place(*.current)
)]
pub struct Conflict {
    /// The subject.
    pub subject: SubjectId,
    /// The last entry the caller saw about it.
    pub seen: Option<u64>,
    /// The last entry there is.
    pub current: Option<u64>,
    /// The envelopes after `seen`, oldest first; of more than [`crate::limits::CONFLICT_ENVELOPES`], the newest.
    pub changed: Vec<Envelope>,
}

fn place(seq: Option<u64>) -> String {
    seq.map_or_else(|| "no entry".to_owned(), |seq| format!("entry {seq}"))
}
