//! Is the journal what was written?
//!
//! The chain shows a change, a removal or an insertion of any entry before its head. It can not show that entries
//! were cut off the end, nor that the whole chain was computed anew by somebody who can write the file: for that,
//! compare with a head noted elsewhere (on paper, in another system, in last month's report).

use std::fmt;
use std::ops::ControlFlow;

use calendar::Moment;
use rustc_hash::FxHashMap;
use thiserror::Error;

use crate::chain::{Scratch, digest, hash};
use crate::error::{RevisionProblem, StoreError};
use crate::rules::{Latest, step};
use crate::store::{Store, StoredLoad, StoredPayload, Which};
use crate::{Digest, Envelope, Head, Source};

/// A journal that is what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// The end of the chain: note it somewhere else.
    pub head: Head,
}

/// The first entry that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("entry {seq}: {what}; expected {expected}, found {found}")]
pub struct Broken {
    /// Its number.
    pub seq: u64,
    /// What is wrong.
    pub what: String,
    /// What should be there.
    pub expected: String,
    /// What is there.
    pub found: String,
}

/// Why a journal is not verified.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// It was tampered with or damaged.
    #[error(transparent)]
    Broken(#[from] Box<Broken>),
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Entries between two calls of `progress`.
const STEP: u64 = 10_000;

/// Walks the whole journal. Takes some 60 bytes of memory for each record.
pub(crate) fn verify(
    store: &dyn Store,
    noted: Option<Head>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, VerifyError> {
    let end = store.head()?;
    let mut walk = Walk::new(noted, store.loads()?);
    let mut found = Ok(());
    let read = store.read(Which::Between(0, end.seq), &mut |envelope, payload| {
        found = walk.entry(envelope, payload);
        if envelope.seq.is_multiple_of(STEP) {
            progress(envelope.seq, end.seq);
        }
        if found.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    found?;
    match read {
        // A row that cannot be read may follow a gap: the gap comes first.
        Err(StoreError::Unreadable { seq, column }) => {
            walk.follows(seq)?;
            return Err(broken(
                seq,
                "it is not of the journal's form",
                "a readable entry",
                &format!("an unreadable {column}"),
            )
            .into());
        }
        read => read?,
    }
    walk.end(end, store.stray_payload()?)?;
    progress(end.seq, end.seq);
    Ok(Verified { entries: end.seq, head: end })
}

struct Walk {
    noted: Option<Head>,
    loads: std::iter::Peekable<std::vec::IntoIter<StoredLoad>>,
    head: Head,
    stamped: Moment,
    authority: Option<std::sync::Arc<str>>,
    records: FxHashMap<[u8; 16], Latest>,
    scratch: Scratch,
}

impl Walk {
    fn new(noted: Option<Head>, loads: Vec<StoredLoad>) -> Walk {
        Walk {
            noted,
            loads: loads.into_iter().peekable(),
            head: Head::default(),
            stamped: Moment::from_micros(i64::MIN),
            authority: None,
            records: FxHashMap::default(),
            scratch: Scratch::default(),
        }
    }

    /// No number is left out.
    fn follows(&self, seq: u64) -> Result<(), Box<Broken>> {
        let next = self.head.seq + 1;
        if seq == next {
            Ok(())
        } else {
            Err(broken(
                next,
                "it is missing",
                format!("entry {next}"),
                format!("entry {seq} after {}", self.head.seq),
            ))
        }
    }

    fn entry(&mut self, envelope: &Envelope, payload: Option<StoredPayload<'_>>) -> Result<(), Box<Broken>> {
        let seq = envelope.seq;
        self.follows(seq)?;
        same(seq, "the hash before it is not the hash of the entry before", self.head.hash, envelope.prev)?;
        let computed = hash(envelope, &mut self.scratch);
        same(seq, "its envelope is not the one that was hashed", computed, envelope.hash)?;
        let found = payload.map(|payload| digest(payload.salt, payload.json, &mut self.scratch));
        if envelope.digest != found {
            let words =
                |digest: Option<Digest>| digest.map_or("no payload".to_owned(), |digest| digest.to_string());
            return Err(broken(
                seq,
                "its payload is not the one that was recorded",
                words(envelope.digest),
                words(found),
            ));
        }
        // From here on the entry is as it was written; what follows is whether it should have been.
        if envelope.stamped < self.stamped {
            let expected = format!("{} or later", self.stamped);
            return Err(broken(
                seq,
                "its stamp is earlier than the stamp before",
                expected,
                envelope.stamped,
            ));
        }
        let authority = self.authority.get_or_insert_with(|| envelope.authority.clone());
        same(seq, "it is another authority's", &**authority, &*envelope.authority)?;
        self.revision(envelope)?;
        self.load(envelope)?;
        self.head = Head { seq, hash: envelope.hash };
        self.stamped = envelope.stamped;
        match self.noted {
            Some(noted) if noted.seq == seq => {
                same(seq, "it is not the entry that was noted as the head", noted.hash, envelope.hash)
            }
            _ => Ok(()),
        }
    }

    fn revision(&mut self, envelope: &Envelope) -> Result<(), Box<Broken>> {
        let Envelope { seq, revision, act, .. } = *envelope;
        // A record by half a hash of its names: a collision is as likely as a forged hash.
        let name = [envelope.subject.as_str(), &envelope.kind, &envelope.record_id].join("\0");
        let mut key = [0; 16];
        key.copy_from_slice(&blake3::hash(name.as_bytes()).as_bytes()[..16]);
        let latest = self.records.insert(key, Latest { seq, revision, act });
        let supersedes = step(latest, revision, act).map_err(|problem: RevisionProblem| {
            let found = format!("revision {revision}, {}", act.as_str());
            broken(seq, "its revision does not follow", problem, found)
        })?;
        let words = |seq: Option<u64>| seq.map_or("none".to_owned(), |seq| format!("entry {seq}"));
        same(seq, "it does not supersede the revision before", words(supersedes), words(envelope.supersedes))
    }

    /// The list of loads says the same as the entries.
    fn load(&mut self, envelope: &Envelope) -> Result<(), Box<Broken>> {
        let seq = envelope.seq;
        while self.loads.next_if(|stored| stored.first.saturating_add(stored.entries) <= seq).is_some() {}
        let listed = self.loads.peek().filter(|stored| stored.first <= seq).map(|stored| &*stored.load.id);
        let own = match &envelope.source {
            Source::Act => None,
            Source::Load { load, .. } => Some(&*load.id),
        };
        let words = |load: Option<&str>| load.map_or("no load".to_owned(), |id| format!("load {id}"));
        same(seq, "the list of loads does not say where it came from", words(own), words(listed))
    }

    /// What can only be said when all entries are read.
    fn end(&mut self, end: Head, stray: Option<u64>) -> Result<(), Box<Broken>> {
        if self.head != end {
            return Err(broken(self.head.seq + 1, "it is missing", end, self.head));
        }
        if let Some(seq) = stray {
            return Err(broken(seq, "it is missing", "an entry", "only a payload"));
        }
        let next = end.seq + 1;
        if let Some(stored) = self.loads.find(|stored| stored.first.saturating_add(stored.entries) > next) {
            let expected = format!("{} entries of load {}", stored.entries, stored.load.id);
            let seq = stored.first.max(next);
            return Err(broken(seq, "the list of loads names an entry that is not there", expected, "none"));
        }
        match self.noted {
            Some(noted) if noted.seq > end.seq => Err(broken(
                next,
                "the journal ends before the head that was noted: entries were cut off its end",
                noted,
                end,
            )),
            _ => Ok(()),
        }
    }
}

fn same<T: PartialEq + fmt::Display>(seq: u64, what: &str, expected: T, found: T) -> Result<(), Box<Broken>> {
    if expected == found { Ok(()) } else { Err(broken(seq, what, expected, found)) }
}

fn broken(seq: u64, what: &str, expected: impl ToString, found: impl ToString) -> Box<Broken> {
    Box::new(Broken { seq, what: what.to_owned(), expected: expected.to_string(), found: found.to_string() })
}
