//! What could not be read out of the journal.

use std::sync::Arc;

use thiserror::Error;

/// An entry that is in the journal and not in the roll. Says nothing of what the payload holds.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("entry {seq} ({kind} {record_id} of {subject}) is left out: {reason}")]
pub struct Problem {
    /// The entry's number.
    pub seq: u64,
    /// Whom it is about.
    pub subject: Arc<str>,
    /// The kind of record it says it is.
    pub kind: Arc<str>,
    /// The record.
    pub record_id: Arc<str>,
    /// Why it is left out.
    pub reason: Reason,
}

/// Why an entry is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reason {
    /// A sort of subject that this version does not know.
    #[error("this version of Kith does not know such a subject")]
    UnknownSubject,
    /// A kind that this version does not know.
    #[error("this version of Kith does not know such a kind of record")]
    UnknownKind,
    /// A kind that is recorded about another sort of subject.
    #[error("this kind of record is about a {0}")]
    WrongSubject(&'static str),
    /// The payload is not a record of its kind.
    #[error("its payload is not a record of its kind (line {line}, column {column} of the payload)")]
    Unreadable {
        /// Line of the payload.
        line: usize,
        /// Column of the payload.
        column: usize,
    },
    /// There is no payload, and it is no withdrawal.
    #[error("its payload is not there")]
    NoPayload,
    /// It withdraws what was itself left out.
    #[error("the record it withdraws is left out too")]
    NothingToWithdraw,
}
