//! What a person is still writing.

use std::sync::Arc;

use calendar::Moment;

use rustc_hash::FxHashSet;

use crate::SubjectId;
use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::limits::DRAFT_BYTES;
use crate::prepare::code;
use crate::seal::Place;
use crate::store::{DraftText, StoredDraft};
use crate::writer::Job;

/// Whose draft, about whom, in which form. All three are its key: a draft cannot turn up under another child.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftName {
    /// Who writes, by id.
    pub who: Arc<str>,
    /// About whom.
    pub subject: SubjectId,
    /// Which form: a kind, or a kind and a record.
    pub form: Arc<str>,
}

impl DraftName {
    pub(crate) fn check(&self, text: &str) -> Result<(), AppendError> {
        code(None, "person's id", &self.who)?;
        code(None, "form's name", &self.form)?;
        if text.len() > DRAFT_BYTES {
            return Err(AppendError::TooMany {
                of: "bytes of a draft",
                found: text.len(),
                limit: DRAFT_BYTES,
            });
        }
        Ok(())
    }
}

/// A draft as it was last kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Which form.
    pub form: Arc<str>,
    /// When it was kept.
    pub saved: Moment,
    /// What was typed, as whoever kept it wrote it down.
    pub text: Arc<str>,
}

/// A form that somebody began, without what was typed in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Begun {
    /// About whom.
    pub subject: SubjectId,
    /// Which form.
    pub form: Arc<str>,
    /// When it was kept.
    pub saved: Moment,
}

impl Begun {
    /// As a store keeps it; none for a subject that is none.
    pub(crate) fn of(subject: &str, form: Arc<str>, saved: i64) -> Option<Begun> {
        let subject = SubjectId::new(subject).ok()?;
        Some(Begun { subject, form, saved: Moment::from_micros(saved) })
    }
}

impl Journal {
    /// Keeps what a person is still writing, in place of what was kept before; an empty text clears it. Returns when it is
    /// on disk.
    pub fn keep_draft(&self, name: DraftName, text: &str) -> Result<(), AppendError> {
        name.check(text)?;
        let text = match self.sealing_now() {
            Some(sealer) if !text.is_empty() => {
                self.data_keys(sealer, &FxHashSet::from_iter([&name.subject]))?;
                let (key, with) = sealer.sealing(&name.subject).ok_or(StoreError::NoKey)?;
                let place = &mut Place::default();
                let bytes = with.cipher.seal(place.draft(&name), &[text.as_bytes()]);
                DraftText::Sealed(key, bytes.ok_or(StoreError::NoKey)?)
            }
            _ => DraftText::Open(text.into()),
        };
        self.write(Job::Draft(name, text)).map(|_| ())
    }

    /// What a person was writing about a subject in a form; `None` where nothing is kept.
    pub fn draft(&self, name: &DraftName) -> Result<Option<Draft>, StoreError> {
        let Some(stored) = self.store().draft(name)? else { return Ok(None) };
        self.open_draft(&name.who, &name.subject, stored)
    }

    /// A draft with its text; none where its key was destroyed.
    fn open_draft(
        &self,
        who: &Arc<str>,
        subject: &SubjectId,
        stored: StoredDraft,
    ) -> Result<Option<Draft>, StoreError> {
        let StoredDraft { mut draft, sealed } = stored;
        if let Some((key, bytes)) = sealed {
            let name = DraftName { who: who.clone(), subject: subject.clone(), form: draft.form.clone() };
            let mut room = Vec::new();
            let place = &mut Place::default();
            let Some(text) = self.open_with_key(key, place.draft(&name), &bytes, &mut room)? else {
                return Ok(None);
            };
            let text = text.and_then(|text| std::str::from_utf8(text).ok());
            draft.text = text.ok_or(StoreError::DraftDoesNotOpen)?.into();
        }
        Ok(Some(draft))
    }

    /// What a person is writing about children and colleagues, whichever, newest first.
    pub fn begun(&self, who: &str) -> Result<Vec<Begun>, StoreError> {
        self.store().begun(who)
    }

    /// Everything that a person was writing about a subject, newest first.
    pub fn drafts(&self, who: &str, subject: &SubjectId) -> Result<Vec<Draft>, StoreError> {
        let whose: Arc<str> = who.into();
        let stored = self.store().drafts(who, subject)?;
        let drafts = stored.into_iter().map(|stored| self.open_draft(&whose, subject, stored));
        drafts.filter_map(Result::transpose).collect()
    }
}
