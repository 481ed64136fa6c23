//! What the writer does about sealing.

use super::KeyName;
use crate::{DocumentName, DraftName, SubjectId};

/// A data key, wrapped, that is to be a subject's where it has none.
pub(crate) struct NewDataKey {
    pub(crate) subject: SubjectId,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) by: KeyName,
}

/// A data key that another key of the authority wraps from now on.
pub(crate) struct Rewrapped {
    pub(crate) id: u64,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) by: KeyName,
}

/// A payload that stood open.
pub(crate) struct SealedPayload {
    pub(crate) seq: u64,
    pub(crate) key: u64,
    pub(crate) bytes: Vec<u8>,
}

/// A draft, sealed.
pub(crate) struct SealedDraft {
    pub(crate) name: DraftName,
    pub(crate) key: u64,
    pub(crate) bytes: Vec<u8>,
}

/// A part of a document that stood open.
pub(crate) struct SealedPart {
    pub(crate) name: DocumentName,
    pub(crate) nth: u32,
    pub(crate) key: u64,
    pub(crate) bytes: Vec<u8>,
}

/// What is to be done.
pub(crate) enum SealJob {
    /// This key of the authority wraps from now on; with the first one nothing is written open any longer.
    Begin(KeyName),
    /// Subjects that have no data key get one.
    Keys(Vec<NewDataKey>),
    /// Data keys are wrapped by another key of the authority.
    Rewrap(Vec<Rewrapped>),
    /// This key of the authority wraps nothing any longer. No change where it does.
    End(KeyName),
    /// Payloads that stood open are put in their sealed form in the place of the open one.
    Payloads(Vec<SealedPayload>),
    /// The same of drafts that have not changed since.
    Draft(SealedDraft, String),
    /// The same of a part of a document.
    Part(SealedPart),
}
