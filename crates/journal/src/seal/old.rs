//! Sealing what stands: a journal that was open, and keys that are changed while it is written to.

use std::ops::ControlFlow;

use rustc_hash::FxHashSet;

use super::keys::Sealer;
use super::{KeyName, KeyState, NewDataKey, Place, SealJob, SealedDraft, SealedPart, SealedPayload, Sealing};
use crate::error::{AppendError, StoreError};
use crate::journal::Journal;
use crate::store::{StoredPayload, Which};
use crate::writer::{Done, Job};
use crate::{Envelope, SubjectId};

/// Payloads that are sealed, or data keys that are wrapped anew, in one transaction: others wait for no more than that.
const AT_ONCE: usize = 2_000;
/// Parts of documents, a quarter of a megabyte each.
const PARTS_AT_ONCE: usize = 16;

impl Journal {
    /// How far this journal is sealed, and with which keys.
    pub fn sealing(&self) -> Result<Sealing, StoreError> {
        let mut sealing = self.store().sealing()?;
        let given = self.sealer().map(Sealer::given).unwrap_or_default();
        for key in &mut sealing.keys {
            key.given = given.iter().any(|given| *given.name() == key.name);
        }
        Ok(sealing)
    }

    /// Gives each of the subjects a data key that has none.
    pub(crate) fn data_keys(
        &self,
        sealer: &Sealer,
        subjects: &FxHashSet<&SubjectId>,
    ) -> Result<(), AppendError> {
        let new: Vec<NewDataKey> = sealer.lacking(self.store(), subjects)?;
        if !new.is_empty() {
            self.write(Job::Seal(SealJob::Keys(new)))?;
            // Whoever was quicker, one key of each is there now.
            sealer.learn(self.store())?;
        }
        Ok(())
    }

    /// The sealer, where this journal was opened with a key.
    fn key_given(&self) -> Result<&Sealer, StoreError> {
        self.sealer().ok_or(StoreError::NoKey)
    }

    /// From now on nothing is written open: the first of the keys that were given wraps. `false` where it did already.
    pub fn begin_sealing(&self) -> Result<bool, AppendError> {
        let sealer = self.key_given()?;
        let Some(name) = sealer.given().first().map(|key| key.name().clone()) else {
            return Err(StoreError::NoKey.into());
        };
        if self.live_keys()?.contains(&name) {
            return Ok(false);
        }
        self.write(Job::Seal(SealJob::Begin(name)))?;
        sealer.turn_on();
        Ok(true)
    }

    fn live_keys(&self) -> Result<Vec<KeyName>, StoreError> {
        let known = self.store().authority_keys()?;
        Ok(known.into_iter().filter(|key| key.ended.is_none()).map(|key| key.name).collect())
    }

    /// Seals what stands open: payloads, drafts, content of documents. Others go on reading and writing; stopped in the middle,
    /// it goes on where it was. `progress` is told how many entries were looked through and of how many. Returns how many
    /// payloads it sealed.
    ///
    /// What stood open is overwritten in the file. Copies that were made before are not.
    pub fn seal_what_stands(&self, mut progress: impl FnMut(u64, u64)) -> Result<u64, AppendError> {
        let sealer = self.key_given()?;
        let last = self.store().last()?;
        let (mut after, mut sealed) = (0, 0);
        loop {
            let mut found: Vec<(Envelope, Vec<u8>, Vec<u8>)> = Vec::new();
            let mut seen = last;
            self.store().read(Which::Between(after, last), &mut |envelope, payload| {
                if let Some(StoredPayload::Open { salt, json }) = payload {
                    found.push((envelope.clone(), salt.to_vec(), json.to_vec()));
                    if found.len() == AT_ONCE {
                        seen = envelope.seq;
                        return ControlFlow::Break(());
                    }
                }
                ControlFlow::Continue(())
            })?;
            self.data_keys(sealer, &found.iter().map(|(envelope, ..)| &envelope.subject).collect())?;
            let mut place = Place::default();
            let payloads = found
                .iter()
                .map(|(envelope, salt, json)| {
                    let seq = envelope.seq;
                    let (key, with) = sealer.sealing(&envelope.subject).ok_or(StoreError::NoKey)?;
                    // Without a digest it would be nobody's payload, and `verify` says so.
                    let place = place.of(envelope).ok_or(StoreError::Unreadable { seq, column: "digest" })?;
                    let bytes =
                        with.cipher.seal(place, &[salt, json]).ok_or(StoreError::DoesNotOpen { seq })?;
                    Ok(SealedPayload { seq, key, bytes })
                })
                .collect::<Result<Vec<_>, StoreError>>()?;
            sealed += payloads.len() as u64;
            if !payloads.is_empty() {
                self.write(Job::Seal(SealJob::Payloads(payloads)))?;
            }
            progress(seen, last);
            after = seen;
            if after >= last {
                break;
            }
        }
        self.seal_drafts(sealer)?;
        self.seal_parts(sealer)?;
        self.store().scrub()?;
        Ok(sealed)
    }

    fn seal_drafts(&self, sealer: &Sealer) -> Result<(), AppendError> {
        let mut place = Place::default();
        for (name, text) in self.store().open_drafts()? {
            self.data_keys(sealer, &FxHashSet::from_iter([&name.subject]))?;
            let (key, with) = sealer.sealing(&name.subject).ok_or(StoreError::NoKey)?;
            let bytes = with.cipher.seal(place.draft(&name), &[text.as_bytes()]).ok_or(StoreError::NoKey)?;
            self.write(Job::Seal(SealJob::Draft(SealedDraft { name, key, bytes }, text)))?;
        }
        Ok(())
    }

    fn seal_parts(&self, sealer: &Sealer) -> Result<(), AppendError> {
        let mut place = Place::default();
        loop {
            let parts = self.store().open_parts(PARTS_AT_ONCE)?;
            if parts.is_empty() {
                return Ok(());
            }
            for (name, nth, bytes) in parts {
                self.data_keys(sealer, &FxHashSet::from_iter([&name.subject]))?;
                let (key, with) = sealer.sealing(&name.subject).ok_or(StoreError::NoKey)?;
                let bytes =
                    with.cipher.seal(place.part(&name, nth), &[&bytes]).ok_or(StoreError::Document)?;
                self.write(Job::Seal(SealJob::Part(SealedPart { name, nth, key, bytes })))?;
            }
        }
    }

    /// Wraps every data key with the first of the keys that were given, and ends the others: after that they open nothing here.
    /// Others go on reading and writing meanwhile; those that run read their keys again when they meet the new one. Returns how
    /// many data keys were wrapped anew, and the keys that ended.
    ///
    /// # Errors
    /// A key that wraps some of them was not given. What was wrapped anew by then stays so.
    pub fn rotate(&self, mut progress: impl FnMut(u64)) -> Result<(u64, Vec<KeyName>), AppendError> {
        let sealer = self.key_given()?;
        self.begin_sealing()?;
        let Some(to) = sealer.given().first().map(|key| key.name().clone()) else {
            return Err(StoreError::NoKey.into());
        };
        let (mut wrapped, mut ended) = (0, Vec::new());
        loop {
            // Whoever runs with the old key alone may have made data keys meanwhile: until none is left.
            for stored in self.store().data_keys_after(0)?.chunks(AT_ONCE) {
                let rewrapped = sealer.rewrap(stored, &to)?;
                if !rewrapped.is_empty() {
                    wrapped += rewrapped.len() as u64;
                    self.write(Job::Seal(SealJob::Rewrap(rewrapped)))?;
                    progress(wrapped);
                }
            }
            let mut all = true;
            for old in self.live_keys()?.into_iter().filter(|name| *name != to) {
                match self.write(Job::Seal(SealJob::End(old.clone())))? {
                    Done::Changed(true) => ended.push(old),
                    _ => all = false,
                }
            }
            if all {
                self.store().scrub()?;
                return Ok((wrapped, ended));
            }
        }
    }
}

impl KeyState {
    /// Whether it still wraps what is new.
    pub fn is_live(&self) -> bool {
        self.ended.is_none()
    }
}
