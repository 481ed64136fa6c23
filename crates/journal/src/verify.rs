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

use crate::chain::{self, Scratch, digest, hash};
use crate::error::{RevisionProblem, StoreError};
use crate::rules::{Latest, step};
use crate::seal::{Opened, Opener};
use crate::store::{Store, StoredLoad, Which};
use crate::{Digest, Envelope, Head, Source};

/// A journal that is what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// How many looks at records there are.
    pub looks: u64,
    /// Payloads that are sealed and were not opened, because the journal was opened without the authority's key: their envelopes
    /// are what was written, of themselves nothing was shown.
    pub unopened: u64,
    /// Payloads that were erased, or whose key was destroyed.
    pub destroyed: u64,
    /// Of those, the ones that were erased under an entry that is not here: the journal was restored to a moment before it.
    pub erased_later: u64,
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
    /// Every entry is what was written, but the file is damaged where the database keeps order: what is looked up may not be
    /// found, or something else may be.
    #[error(
        "every entry is what was written, but the file is damaged: {found}. What is looked up may not be found: restore from a \
         backup"
    )]
    Damaged {
        /// What the database says is wrong.
        found: String,
    },
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Entries between two calls of `progress`.
const STEP: u64 = 10_000;

/// Walks the whole journal. Takes some 60 bytes of memory for each record.
pub(crate) fn verify(
    store: &dyn Store,
    mut opener: Opener<'_>,
    noted: &[Head],
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verified, VerifyError> {
    let last = store.last()?;
    let mut walk = Walk::new(noted.to_vec(), store.loads()?);
    let mut found = Ok(());
    let read = store.read(Which::Between(0, last), &mut |envelope, payload| {
        let opened = match opener.open(envelope, payload) {
            Ok(opened) => Payload::from(opened),
            // Without the key nothing is said of what is sealed.
            Err(StoreError::NoKey) => Payload::Unopened,
            Err(StoreError::DoesNotOpen { .. }) => Payload::DoesNotOpen,
            Err(error) => {
                found = Err(error.into());
                return ControlFlow::Break(());
            }
        };
        found = walk.entry(envelope, opened).map_err(VerifyError::from);
        if envelope.seq.is_multiple_of(STEP) {
            progress(envelope.seq, last);
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
                format!("an unreadable {column}"),
            )
            .into());
        }
        read => read?,
    }
    walk.end(last, store.stray()?)?;
    let looks = looks(store, &walk.looks, last)?;
    // Last: whoever walks over all entries does not go by the pages that lead to one.
    if let Some(found) = store.damage()? {
        return Err(VerifyError::Damaged { found });
    }
    progress(last, last);
    let Walk { head, unopened, destroyed, .. } = walk;
    let erased_later = store.erased(None)?.iter().filter(|one| one.under > last).count() as u64;
    Ok(Verified { entries: last, looks, unopened, destroyed, erased_later, head })
}

/// Walks the last entries alone, at most so many: each is what was hashed, follows the one before it, and has its payload. What
/// only the whole journal tells (revisions, loads, looks) is not looked at.
pub(crate) fn verify_end(store: &dyn Store, mut opener: Opener<'_>, most: u64) -> Result<Head, VerifyError> {
    let last = store.last()?;
    let before = last.saturating_sub(most);
    let mut walk = Walk::new(Vec::new(), Vec::new());
    walk.head.seq = before.saturating_sub(1);
    let mut found = Ok(());
    let read = store.read(Which::Between(before.saturating_sub(1), last), &mut |envelope, payload| {
        if envelope.seq == before {
            walk.begin_after(envelope);
            return ControlFlow::Continue(());
        }
        found = match opener.open(envelope, payload) {
            Ok(opened) => walk.link(envelope, Payload::from(opened)).map_err(VerifyError::from),
            Err(StoreError::NoKey) => walk.link(envelope, Payload::Unopened).map_err(VerifyError::from),
            Err(StoreError::DoesNotOpen { .. }) => {
                walk.link(envelope, Payload::DoesNotOpen).map_err(VerifyError::from)
            }
            Err(error) => Err(error.into()),
        };
        walk.head = Head { seq: envelope.seq, hash: envelope.hash };
        walk.stamped = envelope.stamped;
        if found.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    found?;
    match read {
        Err(StoreError::Unreadable { seq, column }) => {
            walk.follows(seq)?;
            let found = format!("an unreadable {column}");
            return Err(broken(seq, "it is not of the journal's form", "a readable entry", found).into());
        }
        read => read?,
    }
    let next = walk.head.seq + 1;
    if walk.head.seq != last {
        return Err(broken(next, "it is missing", format!("entry {next}"), "none").into());
    }
    Ok(walk.head)
}

/// Walks the log of looks: each is what was hashed when it was logged, none is missing, and each entry that knows of a look
/// knows one of these. A look that is wrong is told at the first entry that was written after it.
fn looks(store: &dyn Store, known: &[(u64, Digest)], last: u64) -> Result<u64, VerifyError> {
    let (mut scratch, mut hash, mut count) = (Scratch::default(), Digest::NONE, 0);
    let mut known = known.iter().peekable();
    let mut chained = false;
    let mut wrong: Option<(String, Digest, String)> = None;
    store.each_look(&mut |stored| {
        if wrong.is_some() {
            return;
        }
        count += 1;
        if stored.number != count {
            wrong = Some((format!("look {count} is missing"), hash, format!("look {}", stored.number)));
            return;
        }
        hash = chain::look(count, &stored.subject, &stored.look, hash, &mut scratch);
        match stored.hash {
            Some(found) if found != hash => {
                wrong =
                    Some((format!("look {count} is not the one that was logged"), hash, found.to_string()));
            }
            None if chained => {
                wrong = Some((format!("look {count} has lost its hash"), hash, "none".to_owned()));
            }
            found => chained = found.is_some(),
        }
        // A look that is wrong is told at the first entry that knows of it.
        while wrong.is_none() && known.next_if(|(_, digest)| *digest == hash).is_some() {}
    })?;
    let next = known.peek().copied();
    let seq = next.map_or(last + 1, |(seq, _)| *seq);
    match (wrong, next) {
        (Some((what, expected, found)), _) => Err(broken(seq, &what, expected, found).into()),
        (None, Some((_, digest))) => {
            let what = "looks that were logged before it are not those that are there";
            Err(broken(seq, what, digest, hash).into())
        }
        (None, None) => Ok(count),
    }
}

/// What stands of a payload.
#[derive(Clone, Copy)]
enum Payload<'a> {
    None,
    Open {
        salt: &'a [u8],
        json: &'a [u8],
    },
    /// Sealed, and there is no key.
    Unopened,
    /// Sealed, and changed since or moved here.
    DoesNotOpen,
    /// Erased, or sealed with a key that was destroyed.
    Destroyed,
}

impl<'a> From<Opened<'a>> for Payload<'a> {
    fn from(opened: Opened<'a>) -> Payload<'a> {
        match opened {
            Opened::None => Payload::None,
            Opened::Open { salt, json } => Payload::Open { salt, json },
            Opened::Destroyed => Payload::Destroyed,
        }
    }
}

struct Walk {
    unopened: u64,
    destroyed: u64,
    /// The entries that know of a look, and its hash.
    looks: Vec<(u64, Digest)>,
    /// Heads that were noted, the earliest last.
    noted: Vec<Head>,
    loads: std::iter::Peekable<std::vec::IntoIter<StoredLoad>>,
    head: Head,
    stamped: Moment,
    authority: Option<std::sync::Arc<str>>,
    records: FxHashMap<[u8; 16], Latest>,
    scratch: Scratch,
}

impl Walk {
    fn new(mut noted: Vec<Head>, mut loads: Vec<StoredLoad>) -> Walk {
        noted.retain(|head| head.seq > 0);
        noted.sort_by_key(|head| std::cmp::Reverse(head.seq));
        loads.sort_by_key(|stored| stored.first);
        Walk {
            unopened: 0,
            destroyed: 0,
            looks: Vec::new(),
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

    /// Begins with what comes after this entry, which is taken as it stands.
    fn begin_after(&mut self, envelope: &Envelope) {
        self.head = Head { seq: envelope.seq, hash: envelope.hash };
        self.stamped = envelope.stamped;
        self.authority = Some(envelope.authority.clone());
    }

    fn entry(&mut self, envelope: &Envelope, payload: Payload<'_>) -> Result<(), Box<Broken>> {
        let seq = envelope.seq;
        self.link(envelope, payload)?;
        self.looks.extend(envelope.looks.map(|looks| (seq, looks)));
        self.revision(envelope)?;
        self.load(envelope)?;
        self.head = Head { seq, hash: envelope.hash };
        self.stamped = envelope.stamped;
        while let Some(noted) = self.noted.pop_if(|noted| noted.seq <= seq) {
            same(seq, "it is not the entry that was noted as the head", noted.hash, envelope.hash)?;
        }
        Ok(())
    }

    /// An entry is what was hashed, follows the one before it, and has its payload.
    fn link(&mut self, envelope: &Envelope, payload: Payload<'_>) -> Result<(), Box<Broken>> {
        let seq = envelope.seq;
        self.follows(seq)?;
        same(seq, "the hash before it is not the hash of the entry before", self.head.hash, envelope.prev)?;
        let computed = hash(envelope, &mut self.scratch);
        same(seq, "its envelope is not the one that was hashed", computed, envelope.hash)?;
        self.payload(envelope, payload)?;
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
        same(seq, "it is another authority's", &**authority, &*envelope.authority)
    }

    /// The payload is the one that the envelope knows.
    fn payload(&mut self, envelope: &Envelope, payload: Payload<'_>) -> Result<(), Box<Broken>> {
        const WHAT: &str = "its payload is not the one that was recorded";
        let Envelope { seq, digest: known, .. } = *envelope;
        let words =
            |digest: Option<Digest>| digest.map_or("no payload".to_owned(), |digest| digest.to_string());
        let found = match payload {
            Payload::None => None,
            Payload::Open { salt, json } => Some(digest(salt, json, &mut self.scratch)),
            Payload::DoesNotOpen => {
                let found = "a sealed payload that does not open here";
                return Err(broken(seq, WHAT, words(known), found));
            }
            Payload::Unopened | Payload::Destroyed if known.is_none() => {
                return Err(broken(seq, WHAT, words(known), "a sealed payload"));
            }
            Payload::Unopened => {
                self.unopened += 1;
                return Ok(());
            }
            Payload::Destroyed => {
                self.destroyed += 1;
                return Ok(());
            }
        };
        if known == found { Ok(()) } else { Err(broken(seq, WHAT, words(known), words(found))) }
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
    fn end(&mut self, last: u64, stray: Option<(u64, &str)>) -> Result<(), Box<Broken>> {
        let next = self.head.seq + 1;
        if self.head.seq != last {
            return Err(broken(next, "it is missing", format!("entry {next}"), "none"));
        }
        if let Some((seq, found)) = stray {
            // A number that no entry may have is read as one beyond the end.
            let seq = if (1..=next).contains(&seq) { seq } else { next };
            return Err(broken(seq, "something was left where no entry is", "nothing", found));
        }
        if let Some(stored) = self.loads.find(|stored| stored.first.saturating_add(stored.entries) > next) {
            let expected = format!("{} entries of load {}", stored.entries, stored.load.id);
            let seq = stored.first.max(next);
            return Err(broken(seq, "the list of loads names an entry that is not there", expected, "none"));
        }
        match self.noted.last() {
            Some(noted) => Err(broken(
                next,
                "the journal ends before the head that was noted: entries were cut off its end",
                noted,
                self.head,
            )),
            None => Ok(()),
        }
    }
}

fn same<T: PartialEq + fmt::Display>(seq: u64, what: &str, expected: T, found: T) -> Result<(), Box<Broken>> {
    if expected == found { Ok(()) } else { Err(broken(seq, what, expected, found)) }
}

fn broken(seq: u64, what: &str, expected: impl ToString, found: impl ToString) -> Box<Broken> {
    Box::new(Broken { seq, what: what.to_owned(), expected: expected.to_string(), found: found.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Act, Happened, SubjectId};

    fn envelope(seq: u64, revision: u32, act: Act) -> Envelope {
        Envelope {
            seq,
            authority: "372".into(),
            subject: SubjectId::new("child:1").unwrap(),
            kind: "visit".into(),
            record_id: "a".into(),
            revision,
            act,
            happened: Happened::unknown(),
            recorded: Moment::from_micros(9),
            stamped: Moment::from_micros(9),
            backlog: false,
            who: "worker:ada".into(),
            source: Source::Act,
            supersedes: seq.checked_sub(1).filter(|&before| before > 0),
            reason: None,
            permit_reason: None,
            digest: None,
            looks: None,
            prev: Digest::NONE,
            hash: Digest::NONE,
        }
    }

    fn chain(envelopes: &mut [Envelope]) {
        let mut prev = Digest::NONE;
        for envelope in envelopes {
            envelope.prev = prev;
            envelope.hash = hash(envelope, &mut Scratch::default());
            prev = envelope.hash;
        }
    }

    fn walk(envelopes: &[Envelope]) -> Result<(), Box<Broken>> {
        let mut walk = Walk::new(Vec::new(), Vec::new());
        envelopes.iter().try_for_each(|envelope| walk.entry(envelope, Payload::None))
    }

    fn good() -> [Envelope; 3] {
        let acts = [Act::Recorded, Act::Corrected, Act::Withdrawn];
        let mut number = 0;
        let mut envelopes = acts.map(|act| {
            number += 1;
            envelope(u64::from(number), number, act)
        });
        chain(&mut envelopes);
        envelopes
    }

    /// Somebody changes an entry and gives it a right hash of its own: the next entry knows the old one.
    #[test]
    fn a_forged_entry_shows_at_the_next() {
        let mut envelopes = good();
        assert_eq!(walk(&envelopes), Ok(()));
        envelopes[1].who = "worker:bo".into();
        envelopes[1].hash = hash(&envelopes[1], &mut Scratch::default());
        let broken = walk(&envelopes).unwrap_err();
        assert_eq!(
            (broken.seq, broken.what.as_str()),
            (3, "the hash before it is not the hash of the entry before")
        );
    }

    /// A program with a fault chained what should not have been written.
    #[test]
    fn a_right_chain_over_wrong_entries_is_found() {
        type Fault = fn(&mut Envelope);
        let table: [(Fault, &str); 5] = [
            (
                |envelope| envelope.stamped = Moment::from_micros(8),
                "its stamp is earlier than the stamp before",
            ),
            (|envelope| envelope.authority = "373".into(), "it is another authority's"),
            (|envelope| envelope.revision = 5, "its revision does not follow"),
            (|envelope| envelope.act = Act::Recorded, "its revision does not follow"),
            (|envelope| envelope.supersedes = None, "it does not supersede the revision before"),
        ];
        for (fault, what) in table {
            let mut envelopes = good();
            fault(&mut envelopes[1]);
            chain(&mut envelopes);
            let broken = walk(&envelopes).unwrap_err();
            assert_eq!((broken.seq, broken.what.as_str()), (2, what));
        }
    }
}
