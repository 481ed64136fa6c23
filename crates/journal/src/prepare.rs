//! Checks a batch and digests its payloads, on the caller's thread: the writer has only to chain and to write.

use rand::Rng;
use rustc_hash::FxHashSet;
use serde::de::IgnoredAny;

use crate::chain::{Salt, Scratch, digest};
use crate::error::{AppendError, StoreError};
use crate::limits::{BATCH_ENTRIES, BATCH_PAYLOAD_BYTES, PAYLOAD_BYTES, TEXT_BYTES};
use crate::seal::{Place, Sealer};
use crate::{Batch, Digest, NewEntry, SubjectId};

/// A batch that can be written, with a salt and digest for each entry that has a payload.
pub(crate) struct Prepared {
    pub(crate) batch: Batch,
    pub(crate) digests: Vec<Option<(Salt, Digest)>>,
    /// Of a journal that is sealed, for each entry that has a payload: the data key and the payload as it is written, which the
    /// batch then no longer holds. Empty of one that is not.
    pub(crate) sealed: Vec<Option<(u64, Vec<u8>)>>,
}

impl Prepared {
    /// Whom the payloads are about.
    pub(crate) fn subjects(&self) -> FxHashSet<&SubjectId> {
        let entries = self.batch.entries.iter().filter(|entry| entry.change.payload().is_some());
        entries.map(|entry| &entry.subject).collect()
    }

    /// Seals every payload. Each subject has a data key by now.
    pub(crate) fn seal(&mut self, sealer: &Sealer) -> Result<(), StoreError> {
        let mut place = Place::default();
        let authority = self.batch.authority.clone();
        self.sealed.reserve_exact(self.digests.len());
        for (entry, digest) in self.batch.entries.iter_mut().zip(&self.digests) {
            let NewEntry { subject, kind, record_id, revision, change, .. } = entry;
            let sealed = match (digest, change.payload_mut()) {
                (Some((salt, digest)), Some(payload)) => {
                    let (key, with) = sealer.sealing(subject).ok_or(StoreError::NoKey)?;
                    let place = place.payload(&authority, subject, kind, record_id, *revision, *digest);
                    let json = std::mem::take(payload);
                    let bytes = with.cipher.seal(place, &[salt, &json]).ok_or(StoreError::NoKey)?;
                    Some((key, bytes))
                }
                _ => None,
            };
            self.sealed.push(sealed);
        }
        Ok(())
    }
}

/// Checks everything that can be checked without the journal.
pub(crate) fn prepare(batch: Batch) -> Result<Prepared, AppendError> {
    if batch.entries.is_empty() {
        return Err(AppendError::Empty);
    }
    within("entries", batch.entries.len(), BATCH_ENTRIES)?;
    let bytes = batch.entries.iter().filter_map(|entry| entry.change.payload()).map(<[u8]>::len).sum();
    within("bytes of payload", bytes, BATCH_PAYLOAD_BYTES)?;
    code(None, "authority", &batch.authority)?;
    code(None, "person's id", &batch.who)?;
    if let Some(reason) = &batch.permit_reason {
        words(None, "permit reason", reason)?;
    }
    if let Some(load) = &batch.load {
        code(None, "load's id", &load.id)?;
        words(None, "load's description", &load.what)?;
    }
    let mut random = rand::rng();
    let mut scratch = Scratch::default();
    let mut digests = Vec::with_capacity(batch.entries.len());
    for (index, entry) in batch.entries.iter().enumerate() {
        check(index + 1, entry, batch.load.is_some())?;
        digests.push(entry.change.payload().map(|payload| {
            let mut salt = Salt::default();
            random.fill_bytes(&mut salt);
            (salt, digest(&salt, payload, &mut scratch))
        }));
    }
    Ok(Prepared { batch, digests, sealed: Vec::new() })
}

fn within(of: &'static str, found: usize, limit: usize) -> Result<(), AppendError> {
    if found > limit { Err(AppendError::TooMany { of, found, limit }) } else { Ok(()) }
}

fn check(at: usize, entry: &NewEntry, is_load: bool) -> Result<(), AppendError> {
    code(Some(at), "kind", &entry.kind)?;
    code(Some(at), "record's id", &entry.record_id)?;
    if let Some(reason) = entry.change.reason() {
        words(Some(at), "reason", reason)?;
    }
    match &entry.place {
        Some(_) if !is_load => return Err(AppendError::PlaceWithoutLoad { at }),
        Some(place) => code(Some(at), "file's name", &place.file)?,
        None => {}
    }
    let Some(payload) = entry.change.payload() else { return Ok(()) };
    if payload.len() > PAYLOAD_BYTES {
        return Err(AppendError::PayloadTooLarge { at, bytes: payload.len() });
    }
    // As text first: skipping over a JSON string does not look whether it is UTF-8.
    let not_json = |line, column| AppendError::NotJson { at, line, column };
    let text = std::str::from_utf8(payload).map_err(|error| {
        let before = &payload[..error.valid_up_to()];
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        not_json(before.iter().filter(|&&byte| byte == b'\n').count() + 1, before.len() - line_start + 1)
    })?;
    serde_json::from_str::<IgnoredAny>(text)
        .map(|_| ())
        .map_err(|error| not_json(error.line(), error.column()))
}

/// A text that names something: not empty, one line, at most 1 KiB.
pub(crate) fn code(at: Option<usize>, field: &'static str, text: &str) -> Result<(), AppendError> {
    if text.chars().any(char::is_control) {
        return Err(AppendError::Text { at, field, problem: "holds a control character" });
    }
    words(at, field, text)
}

/// A text for people: not empty, at most 1 KiB, and without the null character, which ends a text for many programs.
pub(crate) fn words(at: Option<usize>, field: &'static str, text: &str) -> Result<(), AppendError> {
    let problem = if text.trim().is_empty() {
        "is empty"
    } else if text.len() > TEXT_BYTES {
        "is longer than 1,024 bytes"
    } else if text.contains('\0') {
        "holds a null character"
    } else {
        return Ok(());
    };
    Err(AppendError::Text { at, field, problem })
}
