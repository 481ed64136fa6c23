//! What was attached to a record.

use std::sync::Arc;

use calendar::Moment;

use rustc_hash::FxHashSet;

use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::limits::{DOCUMENT_BYTES, DOCUMENT_PART_BYTES, TEXT_BYTES};
use crate::seal::Place;
use crate::writer::Job;
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

/// Documents that are listed at once while all are verified.
const DOCUMENTS_AT_ONCE: usize = 500;

impl Journal {
    /// Keeps one part of a document's content, counted from 0. A part that was kept before is replaced by the same: content is
    /// named by its digest. Parts of which no document comes to be known are nobody's.
    pub fn keep_document_part(
        &self,
        name: &DocumentName,
        nth: u32,
        bytes: Vec<u8>,
    ) -> Result<(), AppendError> {
        let mut job = DocumentJob::part(name.clone(), nth, bytes)?;
        if let (Some(sealer), DocumentJob::Part { key, bytes, .. }) = (self.sealing_now(), &mut job) {
            self.data_keys(sealer, &FxHashSet::from_iter([&name.subject]))?;
            let (id, with) = sealer.sealing(&name.subject).ok_or(StoreError::NoKey)?;
            let place = &mut Place::default();
            *bytes = with.cipher.seal(place.part(name, nth), &[bytes]).ok_or(StoreError::Document)?;
            *key = Some(id);
        }
        self.write(Job::Document(job)).map(|_| ())
    }

    /// Keeps what is known of a document, whose parts are all kept. One that was kept before stays as it was judged.
    pub fn keep_document(&self, document: NewDocument) -> Result<(), AppendError> {
        self.write(Job::Document(DocumentJob::kept(document)?)).map(|_| ())
    }

    /// Keeps what the scanner answered. The content of one that it refuses is destroyed.
    pub fn judge_document(&self, name: &DocumentName, state: Scan, said: &str) -> Result<(), AppendError> {
        self.write(Job::Document(DocumentJob::judged(name.clone(), state, said))).map(|_| ())
    }

    /// What is kept of a document, without its content.
    pub fn document(&self, name: &DocumentName) -> Result<Option<KeptDocument>, StoreError> {
        self.store().document(name)
    }

    /// What is kept of every document of a subject, by digest.
    pub fn documents(&self, subject: &SubjectId) -> Result<Vec<KeptDocument>, StoreError> {
        self.store().documents(subject)
    }

    /// Documents that wait for the scanner, oldest first, at most so many.
    pub fn documents_waiting(&self, most: usize) -> Result<Vec<KeptDocument>, StoreError> {
        self.store().documents_waiting(most)
    }

    /// The content of a document, part by part, to `each`. The digest is checked as it is read.
    ///
    /// # Errors
    /// A part is not there, or the content is not what was kept.
    pub fn document_content(
        &self,
        document: &KeptDocument,
        mut each: impl FnMut(&[u8]),
    ) -> Result<(), StoreError> {
        let mut hasher = blake3::Hasher::new();
        let (mut place, mut room) = (Place::default(), Vec::new());
        for nth in 0..document.parts {
            let stored = self.store().document_part(&document.name, nth)?.ok_or(StoreError::Document)?;
            let part = match stored.key {
                None => &stored.bytes,
                Some(key) => {
                    let place = place.part(&document.name, nth);
                    let part = self.open_with_key(key, place, &stored.bytes, &mut room)?;
                    part.flatten().ok_or(StoreError::Document)?
                }
            };
            hasher.update(part);
            each(part);
        }
        if hasher.finalize().as_bytes() == &document.name.digest.0 {
            Ok(())
        } else {
            Err(StoreError::Document)
        }
    }

    /// Reads the content of every document that is kept, part by part, and compares it with its digest and its size. `progress`
    /// is told after each how many are done. The content of one that the scanner refused is destroyed, so there is nothing to
    /// compare. That a document which an entry names is kept at all is for those to ask who know the kinds of record.
    ///
    /// # Errors
    /// The journal cannot be read. Content that is not what was kept is no error: it is what is asked for.
    pub fn verify_documents(&self, mut progress: impl FnMut(u64)) -> Result<VerifiedDocuments, StoreError> {
        let mut verified = VerifiedDocuments::default();
        let mut last: Option<DocumentName> = None;
        loop {
            let next = self.store().documents_after(last.as_ref(), DOCUMENTS_AT_ONCE)?;
            let Some(end) = next.last() else { return Ok(verified) };
            last = Some(end.name.clone());
            for document in &next {
                if document.state == Scan::Refused {
                    verified.destroyed += 1;
                } else {
                    let mut bytes = 0;
                    let read = self.document_content(document, |part| bytes += part.len() as u64);
                    match read {
                        Ok(()) if bytes == document.bytes => verified.whole += 1,
                        Ok(()) | Err(StoreError::Document) => verified.broken.push(document.name.clone()),
                        Err(error) => return Err(error),
                    }
                }
                progress(verified.whole + verified.destroyed + verified.broken.len() as u64);
            }
        }
    }
}
