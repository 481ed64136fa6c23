//! The roll itself: replayed, followed, asked.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use calendar::Moment;
use journal::{AppendError, Batch, Digest, Head, Journal, Receipt, StoreError, SubjectId};
use records::coming_into_care::RecordsMerged;
use records::governance::Erasure;
use records::{Definition, Fact, Subject};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;
use timeline::{Cohort, Places};

use crate::Problem;
use crate::cohort::{Facts, fold, refold};
use crate::decode::{Erased, Part, Said, Withdrawal, parts};
use crate::merges::Merges;
use crate::problem::Reason;

/// Where more than one subject in this many changed, everything is folded again.
const REFOLD_ALL: usize = 4;

/// How many of the latest changes are remembered, so that who changed is told without a look at everybody.
const REMEMBERED: usize = 4096;

/// An authority's facts in memory, up to a number in its journal. Cheap to clone; clones are the same roll.
#[derive(Clone)]
pub struct Roll(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    journal: Journal,
    /// Held by whoever follows the journal or folds the newest cohort, so that neither is done twice at once.
    following: Mutex<()>,
    state: RwLock<State>,
    /// How far one place is from another, for whoever counts: no fact of the journal.
    places: RwLock<Places>,
}

/// How much a roll holds: what its memory is guessed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Facts, every revision of each.
    pub facts: u64,
    /// Bytes in which they were said.
    pub said: u64,
}

#[derive(Default)]
struct State {
    size: Size,
    /// The last entry that every answer takes in.
    seq: u64,
    /// The last entry whose fact is here; ahead of `seq` while the newest cohort is being folded.
    read: u64,
    /// The hash of that entry.
    hash: Digest,
    /// The latest moment at which anything was learnt.
    learnt: Option<Moment>,
    authority: Option<Arc<str>>,
    subjects: FxHashMap<Subject, Facts>,
    /// What was erased of each, in the order of the journal.
    erased: FxHashMap<Subject, Vec<Erased>>,
    problems: Vec<Problem>,
    /// Whose record has ever said that another was merged into it.
    merging: FxHashSet<Subject>,
    /// Which records are read under which, by everything that is known.
    merges: Merges,
    /// The last entry with which it changed under whom a record is read.
    moved: FxHashMap<Subject, u64>,
    /// Who changed lately, each with the last entry that was read then, in order: whoever changed after `remembers_after`.
    lately: VecDeque<(u64, Subject)>,
    remembers_after: u64,
    /// Everything there is, folded; none until somebody asks.
    newest: Option<Arc<Cohort>>,
}

impl Roll {
    /// Replays the journal: a million facts in a second or two.
    pub fn open(journal: Journal) -> Result<Roll, StoreError> {
        let roll = Roll(Arc::new(Inner {
            journal,
            following: Mutex::new(()),
            state: RwLock::new(State::default()),
            places: RwLock::new(Places::default()),
        }));
        roll.refresh()?;
        Ok(roll)
    }

    /// The journal it follows.
    pub fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// Whether everything up to this end of the record has been read, and nothing is read that it lacks.
    pub fn has_read(&self, head: &Head) -> bool {
        let state = self.read();
        head.seq == state.seq && (head.hash == state.hash || head.seq == 0)
    }

    /// Reads what was appended since, by whomever, and returns the number of the last entry read. When it returns, every
    /// answer is at least that fresh.
    pub fn refresh(&self) -> Result<u64, StoreError> {
        let head = self.0.journal.head()?;
        if self.has_read(&head) {
            return Ok(head.seq);
        }
        let _following = self.following();
        // Somebody else may have read it meanwhile, and more than the head that was asked for here.
        let (after, before) = {
            let state = self.read();
            (state.read, state.hash)
        };
        let Head { seq: to, hash: end } = self.0.journal.head()?;
        let parts = parts(&self.0.journal, after, to)?;
        // What is read follows what was read before; a copy of the database that lacks the last entries does not.
        let first = parts.first().and_then(|part| part.between).map(|(prev, _)| prev);
        if to < after || after > 0 && first.unwrap_or(end) != before {
            return Err(StoreError::GoneBack { read: after });
        }
        if to == after && self.seq() == to {
            return Ok(to);
        }
        let (changed, newest, everybody, left_behind) = {
            let gone = erased_by(&self.0.journal, &parts)?;
            let mut state = self.write();
            let mut changed = state.apply(parts, to);
            changed.extend(state.forget(&gone, to));
            state.remember(&changed, to);
            state.read = to;
            state.hash = end;
            let left_behind = state.seq < after;
            (state.facts_of(&changed), state.newest.clone(), state.subjects.len(), left_behind)
        };
        // Folded outside the lock: whoever reads meanwhile has not been promised these entries. Where a fold before this
        // one did not come to its end, what had changed by then is not among `changed`.
        let newest = newest.map(|before| {
            if left_behind || changed.len() > everybody / REFOLD_ALL {
                self.fold(Moment::END_OF_TIME)
            } else {
                refold(&before, &changed)
            }
        });
        let mut state = self.write();
        state.newest = newest.map(Arc::new);
        state.seq = to;
        Ok(to)
    }

    /// Reads up to this entry at least: what a reader does to see its own write, made in another process.
    pub fn see(&self, seq: u64) -> Result<(), StoreError> {
        if self.seq() < seq { self.refresh().map(|_| ()) } else { Ok(()) }
    }

    /// Appends to the journal and reads it back: when it returns, the roll knows it.
    ///
    /// Where the batch was recorded and cannot be read back, the batch stands and the next refresh reads it.
    pub fn append(&self, batch: Batch) -> Result<Receipt, AppendError> {
        let receipt = self.0.journal.append(batch)?;
        // The receipt must not be lost to a fault of reading: the caller would append again.
        let _ = self.see(receipt.last);
        Ok(receipt)
    }

    /// Everybody, as known at a moment.
    ///
    /// Where nothing was learnt after that moment this is the newest cohort, which is kept: its `known` is then
    /// [`Moment::END_OF_TIME`]. Otherwise everything is folded again, in parallel.
    pub fn cohort(&self, known: Moment) -> Arc<Cohort> {
        {
            let state = self.read();
            if state.learnt.is_some_and(|learnt| learnt > known) {
                drop(state);
                return Arc::new(self.fold(known));
            }
            if let Some(newest) = &state.newest {
                return newest.clone();
            }
        }
        let _following = self.following();
        if let Some(newest) = &self.read().newest {
            return newest.clone();
        }
        let newest = Arc::new(self.fold(Moment::END_OF_TIME));
        self.write().newest = Some(newest.clone());
        newest
    }

    /// Every revision of a subject's facts, in the order of the journal; none where nothing is known of the subject. What was
    /// merged into it is left out, and one that was merged has its own: as a load compares them.
    pub fn facts(&self, subject: &Subject) -> Arc<Vec<Fact>> {
        self.read().subjects.get(subject).cloned().unwrap_or_default()
    }

    /// A record with everything that was merged into it, in the order of the journal; none for a record that was merged into
    /// another ([`Roll::kept`] says which). The identifier of a fact that came with a merge begins with the number of its own
    /// record; [`Roll::place`] tells where it stands.
    pub fn whole(&self, subject: &Subject) -> Arc<Vec<Fact>> {
        let state = self.read();
        state.merges.whole(subject, |of| state.subjects.get(of).cloned())
    }

    /// The record under which this one is read, where it was merged into another.
    pub fn kept(&self, subject: &Subject) -> Option<Subject> {
        self.read().merges.kept(subject).cloned()
    }

    /// The records that are read under this one, in the order in which they were merged: not this one itself.
    pub fn merged(&self, subject: &Subject) -> Vec<Subject> {
        self.read().merges.members(subject).to_vec()
    }

    /// Whose record a fact of [`Roll::whole`] stands in, and its identifier there.
    pub fn place(&self, subject: &Subject, id: &str) -> (Subject, Arc<str>) {
        self.read().merges.place(subject, id)
    }

    /// Everybody and everything of whom something was read after this entry, with every revision of their facts, in no order.
    /// After entry 0: everybody. Records are whole; one that was merged into another since has no facts.
    pub fn changed_since(&self, seq: u64) -> Vec<(Subject, Arc<Vec<Fact>>)> {
        // Facts are in the order of the journal, so the last one says how fresh a subject is. A subject of whom only what
        // could not be read was added has not changed.
        let state = self.read();
        let fresh = |subject: &Subject| {
            let last = state.subjects.get(subject).and_then(|facts| facts.last());
            last.is_some_and(|fact| fact.origin.seq > seq)
                || state.moved.get(subject).is_some_and(|moved| *moved > seq)
        };
        let changed = |subject: &Subject| match state.merges.kept(subject) {
            Some(_) => seq > 0 && state.moved.get(subject).is_some_and(|moved| *moved > seq),
            None => seq == 0 || fresh(subject) || state.merges.members(subject).iter().any(fresh),
        };
        let whole = |of: &Subject| (of.clone(), state.merges.whole(of, |of| state.subjects.get(of).cloned()));
        match state.lately_after(seq) {
            Some(lately) => lately.into_iter().filter(|of| changed(of)).map(whole).collect(),
            None => state.subjects.keys().filter(|of| changed(of)).map(whole).collect(),
        }
    }

    /// Everybody and everything there is a fact about, in order.
    pub fn subjects(&self) -> Vec<Subject> {
        let state = self.read();
        let known = state.subjects.iter().filter(|(_, facts)| !facts.is_empty());
        let mut subjects: Vec<Subject> = known.map(|(subject, _)| subject.clone()).collect();
        subjects.sort();
        subjects
    }

    /// Everybody and everything as read at a moment, in order: each with every revision of their facts, two records that were
    /// known by then to be of one child as one.
    pub fn everybody(&self, known: Moment) -> Vec<(Subject, Arc<Vec<Fact>>)> {
        let mut everybody = self.read().everybody(known);
        everybody.sort_by(|(a, _), (b, _)| a.cmp(b));
        everybody
    }

    /// The authority's code; none while its journal is empty.
    pub fn authority(&self) -> Option<Arc<str>> {
        self.read().authority.clone()
    }

    /// What was erased of a subject, in the order of the journal: of what kind it was, who had recorded it and when.
    pub fn erased(&self, subject: &Subject) -> Vec<Erased> {
        self.read().erased.get(subject).cloned().unwrap_or_default()
    }

    /// What is in the journal and could not be read, in the order of the journal.
    pub fn problems(&self) -> Vec<Problem> {
        self.read().problems.clone()
    }

    /// How many entries about somebody, or about a record that was merged into theirs, could not be read: of kinds that a newer
    /// version writes, for the most part. They are kept, and nothing of them is known here.
    pub fn unread(&self, subject: &Subject) -> usize {
        let state = self.read();
        if state.problems.is_empty() {
            return 0;
        }
        let mut of: Vec<String> = vec![subject.to_string()];
        of.extend(state.merges.members(subject).iter().map(ToString::to_string));
        let newer =
            |problem: &&Problem| !matches!(problem.reason, Reason::NoPayload | Reason::NothingToWithdraw);
        state
            .problems
            .iter()
            .filter(newer)
            .filter(|problem| of.iter().any(|of| **of == *problem.subject))
            .count()
    }

    /// Whether what stands of a record, in the journal, says something that this version does not know of its kind: a newer
    /// one wrote it, and a correction by this one would drop it.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn says_more(&self, subject: &SubjectId, kind: &records::Kind, id: &str) -> Result<bool, StoreError> {
        let history = self.0.journal.history(subject)?;
        let of_record =
            |entry: &&journal::Entry| *entry.envelope.kind == *kind.name && *entry.envelope.record_id == *id;
        let stands = history.iter().rev().find(of_record).and_then(|entry| entry.payload.as_deref());
        let Some(payload) = stands else { return Ok(false) };
        let Ok(known) = (kind.read)(payload).map(|record| record.to_json()) else { return Ok(true) };
        let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap_or(Value::Null);
        Ok(more(&read(payload), &read(known.as_bytes())))
    }

    /// How much was read since it was opened; what was erased meanwhile still counts.
    pub fn size(&self) -> Size {
        self.read().size
    }

    /// The number of the last entry it has read.
    pub fn seq(&self) -> u64 {
        self.read().seq
    }

    fn fold(&self, known: Moment) -> Cohort {
        let (subjects, code) = {
            let state = self.read();
            (state.everybody(known), state.authority.clone().unwrap_or_default())
        };
        let places = self.0.places.read().unwrap_or_else(PoisonError::into_inner).clone();
        fold(&subjects, &code, known, places)
    }

    /// From here on cohorts know how far one place is from another, by what whoever opened the roll hands in.
    pub fn know_places(&self, places: Places) {
        let _following = self.following();
        *self.0.places.write().unwrap_or_else(PoisonError::into_inner) = places;
        self.write().newest = None;
    }

    fn following(&self) -> MutexGuard<'_, ()> {
        self.0.following.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.0.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.0.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether there is something in one that is not in the other. What is left out of a payload because it says nothing is not
/// missed.
fn more(one: &Value, other: &Value) -> bool {
    let says_nothing = |value: &Value| match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) => false,
    };
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => one.iter().any(|(name, value)| match other.get(name) {
            Some(known) => more(value, known),
            None => !says_nothing(value),
        }),
        (Value::Array(one), Value::Array(other)) => {
            one.iter().zip(other).any(|(one, other)| more(one, other))
        }
        _ => false,
    }
}

impl State {
    /// Takes in what the parts say, and returns whom they speak of.
    fn apply(&mut self, parts: Vec<Part>, to: u64) -> FxHashSet<Subject> {
        let mut changed = FxHashSet::default();
        let mut merging = false;
        for part in parts {
            self.learnt = self.learnt.max(part.learnt);
            self.size.said += part.said;
            self.size.facts += part.subjects.iter().map(|(_, said)| said.len() as u64).sum::<u64>();
            if self.authority.is_none() {
                self.authority = part.authority;
            }
            self.problems.extend(part.problems);
            for (subject, said) in part.subjects {
                let facts = Arc::make_mut(self.subjects.entry(subject.clone()).or_default());
                facts.reserve(said.len());
                for said in said {
                    if said.kind() == RecordsMerged::KIND {
                        merging = true;
                        self.merging.insert(subject.clone());
                    }
                    match said {
                        Said::Fact(fact) => facts.push(fact),
                        Said::Erased(erased) => {
                            self.erased.entry(subject.clone()).or_default().push(erased);
                        }
                        Said::Withdrawal(withdrawal) => match withdrawn(facts, &withdrawal) {
                            Some(fact) => facts.push(fact),
                            None if self
                                .erased
                                .get(&subject)
                                .is_some_and(|all| takes_back(all, &withdrawal)) => {}
                            None => self.problems.push(nothing_to_withdraw(&subject, withdrawal)),
                        },
                    }
                }
                changed.insert(subject);
            }
        }
        self.problems.sort_by_key(|problem| problem.seq);
        if merging {
            let before = std::mem::take(&mut self.merges);
            self.merges = self.merges_by(Moment::END_OF_TIME);
            for moved in self.merges.changed_from(&before) {
                self.moved.insert(moved.clone(), to);
                changed.insert(moved);
            }
        }
        // What is said of a record that was merged changes the one under which it is read.
        let kept: Vec<Subject> =
            changed.iter().filter_map(|subject| self.merges.kept(subject).cloned()).collect();
        changed.extend(kept);
        changed
    }

    /// Drops the facts of entries that were erased, and what was withdrawn of them, and returns of whom.
    fn forget(&mut self, gone: &FxHashSet<u64>, to: u64) -> FxHashSet<Subject> {
        let mut changed = FxHashSet::default();
        if gone.is_empty() {
            return changed;
        }
        for (subject, facts) in &mut self.subjects {
            if !facts.iter().any(|fact| gone.contains(&fact.origin.seq)) {
                continue;
            }
            let erased = self.erased.entry(subject.clone()).or_default();
            let before = std::mem::take(facts);
            let mut kept: Vec<Fact> = Vec::with_capacity(before.len());
            for fact in before.iter() {
                let kind = fact.record.kind();
                if gone.contains(&fact.origin.seq) {
                    let (id, origin) = (fact.id.clone(), fact.origin.clone());
                    let (revision, recorded) = (fact.revision, fact.recorded);
                    erased.push(Erased { kind, id, revision, recorded, origin });
                } else if fact.withdrawn
                    && !kept.iter().any(|kept| kept.id == fact.id && kept.record.kind() == kind)
                {
                    // It holds what it took back, and that was erased.
                } else {
                    kept.push(fact.clone());
                }
            }
            erased.sort_by_key(|one| one.origin.seq);
            *facts = Arc::new(kept);
            self.moved.insert(subject.clone(), to);
            changed.insert(subject.clone());
        }
        let kept: Vec<Subject> =
            changed.iter().filter_map(|subject| self.merges.kept(subject).cloned()).collect();
        for subject in kept {
            self.moved.insert(subject.clone(), to);
            changed.insert(subject);
        }
        changed
    }

    /// Keeps in mind who changed, with entries up to this one.
    fn remember(&mut self, changed: &FxHashSet<Subject>, to: u64) {
        if self.read == 0 || changed.len() > REMEMBERED {
            self.lately.clear();
            self.remembers_after = to;
            return;
        }
        self.lately.extend(changed.iter().map(|subject| (to, subject.clone())));
        while self.lately.len() > REMEMBERED
            && let Some((forgotten, _)) = self.lately.pop_front()
        {
            self.remembers_after = forgotten;
        }
    }

    /// Whoever may have changed after an entry, each once; none where that is longer ago than is remembered.
    fn lately_after(&self, seq: u64) -> Option<FxHashSet<&Subject>> {
        let remembered = seq > 0 && seq >= self.remembers_after;
        let from = self.lately.partition_point(|(to, _)| *to <= seq);
        remembered.then(|| self.lately.range(from..).map(|(_, subject)| subject).collect())
    }

    /// Which records are read under which, as known at a moment.
    fn merges_by(&self, known: Moment) -> Merges {
        let merging = self.merging.iter();
        Merges::of(merging.filter_map(|subject| Some((subject, self.subjects.get(subject)?))), known)
    }

    /// Everybody whose record is read under its own number as known at a moment, each with the whole of it.
    fn everybody(&self, known: Moment) -> Vec<(Subject, Facts)> {
        let merges = self.merges_by(known);
        let plain = merges.is_empty();
        let own = self.subjects.iter().filter(|(subject, _)| plain || merges.kept(subject).is_none());
        own.filter(|(_, facts)| !facts.is_empty())
            .map(|(subject, facts)| {
                let facts = match merges.members(subject) {
                    [] => facts.clone(),
                    _ => merges.whole(subject, |of| self.subjects.get(of).cloned()),
                };
                (subject.clone(), facts)
            })
            .collect()
    }

    fn facts_of(&self, subjects: &FxHashSet<Subject>) -> Vec<(Subject, Facts)> {
        let whole = |subject: &Subject| self.merges.whole(subject, |of| self.subjects.get(of).cloned());
        subjects.iter().map(|subject| (subject.clone(), whole(subject))).collect()
    }
}

/// The entries that were erased under those that were just read.
fn erased_by(journal: &Journal, parts: &[Part]) -> Result<FxHashSet<u64>, StoreError> {
    let facts = parts.iter().flat_map(|part| &part.subjects).flat_map(|(_, said)| said);
    let says_so = facts.filter_map(|said| match said {
        Said::Fact(fact) if fact.record.kind() == Erasure::KIND => Some(fact.origin.seq),
        _ => None,
    });
    let mut gone = FxHashSet::default();
    for under in says_so {
        gone.extend(journal.erased_under(under)?.into_iter().map(|one| one.seq));
    }
    Ok(gone)
}

/// Whether what a withdrawal takes back was erased.
fn takes_back(erased: &[Erased], withdrawal: &Withdrawal) -> bool {
    erased.iter().any(|one| one.id == withdrawal.id && one.kind == withdrawal.kind)
}

/// The fact that says the record was made in error, with what it takes back.
fn withdrawn(facts: &[Fact], withdrawal: &Withdrawal) -> Option<Fact> {
    let Withdrawal { kind, id, revision, recorded, origin } = withdrawal;
    let before = facts.iter().rev().find(|fact| fact.id == *id && fact.record.kind() == *kind)?;
    Some(Fact {
        id: before.id.clone(),
        revision: *revision,
        recorded: *recorded,
        withdrawn: true,
        record: before.record.clone(),
        origin: origin.clone(),
    })
}

fn nothing_to_withdraw(subject: &Subject, withdrawal: Withdrawal) -> Problem {
    Problem {
        seq: withdrawal.origin.seq,
        subject: subject.to_string().into(),
        kind: withdrawal.kind.name.into(),
        record_id: withdrawal.id,
        reason: Reason::NothingToWithdraw,
    }
}

impl fmt::Debug for Roll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Roll").field("seq", &self.seq()).finish_non_exhaustive()
    }
}
