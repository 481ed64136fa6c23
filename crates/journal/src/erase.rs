//! What is destroyed for good: payloads of entries, and with them documents, drafts and whatever else still names somebody.
//!
//! The envelope stays, so the chain verifies; that something was erased is itself an entry, recorded in the same transaction.
//! Two people stand behind an erasure: one who proposes it and one who approves it, and an [`Erasure`] of one cannot be made.
//! `docs/decisions/0047-erasure.md` says why it is as it is.

use std::sync::Arc;

use calendar::Moment;
use thiserror::Error;

use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::prepare::prepare;
use crate::seal::Sealer;
use crate::writer::{Done, Job};
use crate::{Batch, DocumentName, Receipt, SubjectId};

/// What is to be destroyed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ToErase {
    /// Entries, by number: their payloads go.
    pub entries: Vec<u64>,
    /// Documents whose content goes.
    pub documents: Vec<DocumentName>,
    /// Of whom everything goes: every payload, every document, every draft about them, lists, mail and messages to programs that
    /// name them and wait, and the data key that sealed it. What is recorded about them afterwards has a new key.
    pub subjects: Vec<SubjectId>,
}

impl ToErase {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.documents.is_empty() && self.subjects.is_empty()
    }
}

/// How much went, or would.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Gone {
    /// Entries whose payload went.
    pub entries: u64,
    /// Documents.
    pub documents: u64,
    /// Drafts, by whomever.
    pub drafts: u64,
    /// Saved lists that name the person.
    pub lists: u64,
    /// Messages that waited to be sent and name the person.
    pub mail: u64,
    /// Messages to programs that waited and name the person.
    pub deliveries: u64,
    /// Data keys.
    pub keys: u64,
}

/// An erasure that cannot be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NoErasure {
    /// One person on both sides.
    #[error(
        "the person who proposes an erasure cannot approve it: somebody else, who may, has to look at it first"
    )]
    OnePerson,
    /// Nothing named.
    #[error("nothing is named that should be erased")]
    Nothing,
    /// What is recorded with it would be sealed with a key that it destroys.
    #[error(
        "that it was erased cannot be recorded about the person whose whole record goes: record it about the authority"
    )]
    AboutItself,
}

/// An erasure that two people stand behind. Made only by [`Erasure::new`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Erasure {
    batch: Batch,
    what: ToErase,
}

impl Erasure {
    /// `batch` is recorded by whoever approves; its last entry is the one that says that something was erased, on which ground
    /// and who proposed it, and not what. `proposed_by` is an id of the same sort as the batch's own `who`.
    ///
    /// # Errors
    /// One person is both; nothing is named; an entry of the batch is about somebody whose whole record goes.
    pub fn new(proposed_by: &str, batch: Batch, what: ToErase) -> Result<Erasure, NoErasure> {
        if proposed_by == &*batch.who || proposed_by.trim().is_empty() {
            return Err(NoErasure::OnePerson);
        }
        if what.is_empty() {
            return Err(NoErasure::Nothing);
        }
        if batch.entries.iter().any(|entry| what.subjects.contains(&entry.subject)) {
            return Err(NoErasure::AboutItself);
        }
        Ok(Erasure { batch, what })
    }
}

/// An entry whose payload was destroyed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ErasedEntry {
    /// Its number.
    pub seq: u64,
    /// The number of the entry that says so. A journal that was restored to a moment before does not hold it.
    pub under: u64,
    /// When.
    pub at: Moment,
}

/// Whether a text names somebody: by the whole of their identifier, as in `child:12`, or by the address of a page of theirs.
pub(crate) fn names(text: &str, subject: &SubjectId) -> bool {
    let whole = subject.as_str();
    let address: Arc<str> = format!("/{}", whole.replacen(':', "/", 1)).into();
    [whole, &*address].iter().any(|name| {
        text.match_indices(name).any(|(at, _)| {
            let after = text[at + name.len()..].chars().next();
            !after.is_some_and(|next| next.is_alphanumeric() || matches!(next, '-' | '_' | '.'))
        })
    })
}

impl Journal {
    /// How much an erasure would take away, now.
    pub fn would_erase(&self, what: &ToErase) -> Result<Gone, StoreError> {
        let mut gone = self.store().would_erase(what)?;
        let more = what.documents.iter().filter(|name| !what.subjects.contains(&name.subject));
        for name in more {
            gone.documents += u64::from(self.document(name)?.is_some());
        }
        Ok(gone)
    }

    /// Destroys, and records that it did, in one transaction: when it returns, what was erased is gone from the database and its
    /// log is cut back. Backups that were made before still hold it: how long they are kept is part of erasing.
    ///
    /// # Errors
    /// As [`Journal::append`]; nothing is erased then.
    pub fn erase(&self, erasure: Erasure) -> Result<(Receipt, Gone), AppendError> {
        let Erasure { batch, what } = erasure;
        let mut prepared = prepare(batch)?;
        if let Some(sealer) = self.sealing_now() {
            self.data_keys(sealer, &prepared.subjects())?;
            prepared.seal(sealer)?;
        }
        let done = self.write(Job::Erase(prepared, what))?;
        self.sealer().map(Sealer::forget);
        // It is gone; a log that somebody reads just now is cut back the next time.
        let _ = self.store().scrub();
        match done {
            Done::Erased(receipt, gone) => Ok((receipt, gone)),
            _ => Err(StoreError::Stopped.into()),
        }
    }

    /// Every entry whose payload was destroyed under an entry that says so, in order.
    pub fn erased(&self) -> Result<Vec<ErasedEntry>, StoreError> {
        self.store().erased(None)
    }

    /// Those that were destroyed under this entry, in order.
    pub fn erased_under(&self, under: u64) -> Result<Vec<ErasedEntry>, StoreError> {
        self.store().erased(Some(under))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_somebody_by_the_whole_of_their_number() {
        let table = [
            ("see child:12", true),
            ("see child:123", false),
            ("/child/12/chronology", true),
            ("/child/12", true),
            ("/child/120", false),
            ("/child/12-b", false),
            ("[child:12]", true),
            ("12", false),
            ("/child/1 then /child/12?x", true),
        ];
        let subject = SubjectId::new("child:12").unwrap();
        for (text, is) in table {
            assert_eq!(names(text, &subject), is, "{text}");
        }
    }
}
