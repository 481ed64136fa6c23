//! What was attached to a record.

use std::sync::Arc;

use calendar::Moment;

use crate::error::AppendError;
use crate::limits::{DOCUMENT_BYTES, DOCUMENT_PART_BYTES, TEXT_BYTES};
use crate::{Digest, SubjectId};

/// Whose document, and the BLAKE3 digest of its content.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct DocumentName {
    /// Whose record it was attached to.
    pub subject: SubjectId,
    /// Digest of its content.
    pub digest: Digest,
}

/// What the scanner has said of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scan {
    /// It has not answered: the document is held.
    Waiting,
    /// Nothing was found in it.
    Passed,
    /// Something was found in it: its content is destroyed.
    Refused,
    /// There is no scanner here.
    NotScanned,
}

impl Scan {
    /// The word that the database keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scan::Waiting => "waiting",
            Scan::Passed => "passed",
            Scan::Refused => "refused",
            Scan::NotScanned => "not scanned",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Scan> {
        [Scan::Waiting, Scan::Passed, Scan::Refused, Scan::NotScanned]
            .into_iter()
            .find(|state| state.as_str() == text)
    }

    /// Whether the content may be handed over.
    pub const fn is_open(self) -> bool {
        matches!(self, Scan::Passed | Scan::NotScanned)
    }
}

/// A document whose parts are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewDocument {
    /// Which.
    pub name: DocumentName,
    /// Bytes of its content.
    pub bytes: u64,
    /// How many parts it has.
    pub parts: u32,
    /// Whether it waits for a scanner or there is none.
    pub state: Scan,
}

/// What is kept of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptDocument {
    /// Which.
    pub name: DocumentName,
    /// Bytes of its content.
    pub bytes: u64,
    /// How many parts it has.
    pub parts: u32,
    /// When it was kept.
    pub kept: Moment,
    /// What the scanner has said.
    pub state: Scan,
    /// When that was.
    pub judged: Moment,
    /// In the scanner's words, or why it has not answered; may be empty.
    pub said: Arc<str>,
}

/// The content of every document that is kept, compared with its digest.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct VerifiedDocuments {
    /// How many are what was attached.
    pub whole: u64,
    /// How many the scanner refused: their content is destroyed.
    pub destroyed: u64,
    /// Those whose content is not what was attached, or not all there, by subject and digest.
    pub broken: Vec<DocumentName>,
}

/// What the writer does about a document.
pub(crate) enum DocumentJob {
    Part { name: DocumentName, nth: u32, key: Option<u64>, bytes: Vec<u8> },
    Kept(NewDocument),
    Judged { name: DocumentName, state: Scan, said: String },
}

impl DocumentJob {
    pub(crate) fn part(name: DocumentName, nth: u32, bytes: Vec<u8>) -> Result<DocumentJob, AppendError> {
        within("bytes of a part of a document", bytes.len(), DOCUMENT_PART_BYTES)?;
        within("parts of a document", nth as usize + 1, DOCUMENT_BYTES / DOCUMENT_PART_BYTES)?;
        Ok(DocumentJob::Part { name, nth, key: None, bytes })
    }

    pub(crate) fn kept(document: NewDocument) -> Result<DocumentJob, AppendError> {
        let bytes = usize::try_from(document.bytes).unwrap_or(usize::MAX);
        within("bytes of a document", bytes, DOCUMENT_BYTES)?;
        if document.bytes == 0 || document.parts == 0 {
            return Err(AppendError::Empty);
        }
        Ok(DocumentJob::Kept(document))
    }

    /// What a scanner says may be long: its beginning is kept.
    pub(crate) fn judged(name: DocumentName, state: Scan, said: &str) -> DocumentJob {
        let mut end = said.len().min(TEXT_BYTES);
        while !said.is_char_boundary(end) {
            end -= 1;
        }
        DocumentJob::Judged { name, state, said: said[..end].to_owned() }
    }
}

fn within(of: &'static str, found: usize, limit: usize) -> Result<(), AppendError> {
    if found > limit { Err(AppendError::TooMany { of, found, limit }) } else { Ok(()) }
}
