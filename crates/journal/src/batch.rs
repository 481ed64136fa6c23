//! What a caller gives to be recorded.

use std::sync::Arc;

use calendar::Moment;

use crate::{Act, Digest, Happened, Load, Place, SubjectId};

/// What an entry does to its record, with what it needs for that.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Makes the record, or makes it again after it was withdrawn.
    Record {
        /// The record as JSON, at most 1 MiB.
        payload: Vec<u8>,
        /// Why it is made again, where it is; no case detail, because a reason outlives erasure.
        reason: Option<Arc<str>>,
    },
    /// Puts the record right.
    Correct {
        /// The whole record as it is now known, as JSON, at most 1 MiB.
        payload: Vec<u8>,
        /// Why, for people; no case detail, because a reason outlives erasure.
        reason: Arc<str>,
    },
    /// Says that the record was made in error.
    Withdraw {
        /// Why, for people; no case detail, because a reason outlives erasure.
        reason: Arc<str>,
    },
}

impl Change {
    /// The act the envelope will show.
    pub fn act(&self) -> Act {
        match self {
            Change::Record { .. } => Act::Recorded,
            Change::Correct { .. } => Act::Corrected,
            Change::Withdraw { .. } => Act::Withdrawn,
        }
    }

    /// The payload, where there is one.
    pub fn payload(&self) -> Option<&[u8]> {
        match self {
            Change::Record { payload, .. } | Change::Correct { payload, .. } => Some(payload),
            Change::Withdraw { .. } => None,
        }
    }

    pub(crate) fn payload_mut(&mut self) -> Option<&mut Vec<u8>> {
        match self {
            Change::Record { payload, .. } | Change::Correct { payload, .. } => Some(payload),
            Change::Withdraw { .. } => None,
        }
    }

    /// The reason, where there is one.
    pub fn reason(&self) -> Option<&Arc<str>> {
        match self {
            Change::Record { reason, .. } => reason.as_ref(),
            Change::Correct { reason, .. } | Change::Withdraw { reason } => Some(reason),
        }
    }
}

/// One thing to record. The journal adds the number, the stamp, the digest and the hashes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewEntry {
    /// Whom it is about.
    pub subject: SubjectId,
    /// The kind of record.
    pub kind: Arc<str>,
    /// The record, unique within its subject and kind.
    pub record_id: Arc<str>,
    /// The revision this will be: 1 for a new record, otherwise one more than the last.
    pub revision: u32,
    /// What it does.
    pub change: Change,
    /// When it was true.
    pub happened: Happened,
    /// When it was learnt, where a backlog import knows better than [`Batch::known_at`]; never later than now.
    pub known_at: Option<Moment>,
    /// The line of a load that said it.
    pub place: Option<Place>,
}

/// What is recorded together: all of it or nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// The local authority whose journal this is, by its code.
    pub authority: Arc<str>,
    /// Who records, by id.
    pub who: Arc<str>,
    /// Why the person was let in, where the permit had a reason to give.
    pub permit_reason: Option<Arc<str>>,
    /// When it was learnt, for a backlog import; otherwise the journal stamps it. Never later than now.
    pub known_at: Option<Moment>,
    /// The load, where this is one. Its id may not have been used before.
    pub load: Option<Load>,
    /// What to record, in order.
    pub entries: Vec<NewEntry>,
    /// For each subject the caller looked at: the last entry it saw about it, `None` where there was none. The batch
    /// is refused where there is now a later one. A subject that is not listed is not asked about.
    pub expected: Vec<(SubjectId, Option<u64>)>,
}

/// What was recorded. Given only when it is on disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Number of the first entry.
    pub first: u64,
    /// Number of the last entry, and so the point up to which a reader must have read to see its own write.
    pub last: u64,
    /// When the journal wrote it.
    pub stamped: Moment,
    /// Hash of the last entry.
    pub hash: Digest,
}
