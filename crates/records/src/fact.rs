//! A fact: a record, whom it is about, and when it was learnt.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use calendar::Moment;
use thiserror::Error;

use crate::kind::{Definition, Record, SubjectKind};

/// Whom or what a fact is about, written `child:A1234`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// What sort of subject.
    pub kind: SubjectKind,
    /// Its local identifier.
    pub id: Arc<str>,
}

/// The text does not name a subject.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a subject is written as kind:identifier, such as child:A1234")]
pub struct SubjectError;

impl Subject {
    /// The child with this local identifier.
    pub fn child(id: &str) -> Subject {
        Subject { kind: SubjectKind::Child, id: id.into() }
    }

    /// The carer household with this identifier.
    pub fn carer_household(id: &str) -> Subject {
        Subject { kind: SubjectKind::CarerHousehold, id: id.into() }
    }

    /// The worker or volunteer with this identifier.
    pub fn worker(id: &str) -> Subject {
        Subject { kind: SubjectKind::Worker, id: id.into() }
    }

    /// The home with this identifier.
    pub fn home(id: &str) -> Subject {
        Subject { kind: SubjectKind::Home, id: id.into() }
    }

    /// The authority with this code.
    pub fn authority(code: &str) -> Subject {
        Subject { kind: SubjectKind::Authority, id: code.into() }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id)
    }
}

impl FromStr for Subject {
    type Err = SubjectError;

    fn from_str(text: &str) -> Result<Subject, SubjectError> {
        let (word, id) = text.split_once(':').ok_or(SubjectError)?;
        let kind = SubjectKind::ALL.iter().copied().find(|kind| kind.word() == word).ok_or(SubjectError)?;
        if id.is_empty() { Err(SubjectError) } else { Ok(Subject { kind, id: id.into() }) }
    }
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its place in the journal; 0 for a fact that is in none (a story, an invented authority).
    pub seq: u64,
    /// Who recorded it.
    pub who: Arc<str>,
    /// The load that brought it, with file and line; empty for a person's act.
    pub batch: Arc<str>,
}

/// A fact as it stands in one revision.
///
/// *Happened* is in the record; *recorded* is here. A fact counts, as known at a moment, in its highest revision
/// recorded at or before that moment, and not at all where that revision withdraws it.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The record's identifier, unique within its subject and kind.
    pub id: Arc<str>,
    /// 1 for what was first said, then one more for each correction.
    pub revision: u32,
    /// The moment it was learnt.
    pub recorded: Moment,
    /// Whether this revision withdraws the record.
    pub withdrawn: bool,
    /// What was said. For a withdrawal, what is withdrawn.
    pub record: Arc<dyn Record>,
    /// Where it came from.
    pub origin: Arc<Origin>,
}

impl Fact {
    /// A fact said once and never corrected, from no journal.
    pub fn said(id: &str, recorded: Moment, record: impl Record) -> Fact {
        Fact {
            id: id.into(),
            revision: 1,
            recorded,
            withdrawn: false,
            record: Arc::new(record),
            origin: Arc::default(),
        }
    }

    /// Whether it came from a record that was merged into this one: its identifier names that record.
    pub fn is_of_merged(&self) -> bool {
        self.id.contains(MERGED)
    }

    /// The record, if it is of this kind.
    pub fn of<T: Definition>(&self) -> Option<&T> {
        self.record.as_any().downcast_ref()
    }
}

/// Between the number of a record that was merged into another and the identifier of one of its facts, where both are read as
/// one.
pub const MERGED: char = '~';

/// The facts that stand, as known at a moment: the highest revision of each record learnt by then, less the withdrawn.
///
/// Facts keep their order. One pass where nothing was ever corrected, which is nearly always; where something was, only the
/// records with more than one revision are looked up.
pub fn as_known(facts: &[Fact], known: Moment) -> Vec<&Fact> {
    let learnt = |fact: &&Fact| fact.recorded <= known;
    let mut newest: Vec<((&str, &str), u32)> = facts
        .iter()
        .filter(|fact| fact.revision > 1)
        .filter(learnt)
        .map(|fact| ((&*fact.id, fact.record.kind().name), fact.revision))
        .collect();
    // The newest revision of a record comes first, and stands for it.
    newest.sort_unstable_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    newest.dedup_by_key(|(record, _)| *record);
    // Few kinds of a subject were ever corrected: facts of the others are not looked up.
    let mut corrected: Vec<&str> = newest.iter().map(|&((_, kind), _)| kind).collect();
    corrected.sort_unstable();
    corrected.dedup();
    let stands = |fact: &&Fact| {
        let record = (&*fact.id, fact.record.kind().name);
        if !corrected.contains(&record.1) {
            return fact.revision == 1;
        }
        let at = newest.binary_search_by(|(other, _)| other.cmp(&record));
        at.map_or(fact.revision == 1, |at| newest[at].1 == fact.revision)
    };
    facts.iter().filter(learnt).filter(|fact| !fact.withdrawn).filter(stands).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use calendar::{Day, Moment};
    use proptest::prelude::*;

    use super::{Fact, as_known};
    use crate::health::DentalCheck;
    use crate::visits::VisitToChild;

    /// As it is said: of each record the highest revision that was learnt.
    fn plainly(facts: &[Fact], known: Moment) -> Vec<&Fact> {
        let mut newest = HashMap::new();
        for fact in facts.iter().filter(|fact| fact.recorded <= known) {
            let revision = newest.entry((fact.record.kind().name, &*fact.id)).or_insert(fact.revision);
            *revision = fact.revision.max(*revision);
        }
        let stands = |fact: &&Fact| newest.get(&(fact.record.kind().name, &*fact.id)) == Some(&fact.revision);
        facts.iter().filter(|fact| fact.recorded <= known && !fact.withdrawn).filter(stands).collect()
    }

    proptest! {
        /// Two kinds share identifiers; corrections are learnt early and late, and may stand before what they correct.
        #[test]
        fn what_stands_is_the_newest_that_was_learnt(
            said in prop::collection::vec((0u8..4, any::<bool>(), 1u32..4, 0i64..6, any::<bool>()), 0..20),
            known in 0i64..6,
        ) {
            let day = Day::new(2026, 4, 1).unwrap();
            let facts: Vec<Fact> = said
                .iter()
                .map(|&(id, visit, revision, learnt, withdrawn)| {
                    let (id, at) = (id.to_string(), Moment::from_micros(learnt));
                    let fact = if visit {
                        Fact::said(&id, at, VisitToChild::seen_on(day))
                    } else {
                        Fact::said(&id, at, DentalCheck { day })
                    };
                    Fact { revision, withdrawn, ..fact }
                })
                .collect();
            let same = |facts: Vec<&Fact>| facts.into_iter().map(std::ptr::from_ref).collect::<Vec<_>>();
            let known = Moment::from_micros(known);
            prop_assert_eq!(same(as_known(&facts, known)), same(plainly(&facts, known)));
        }
    }
}
