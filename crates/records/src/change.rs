//! What a load, or a person, wants to be said: compared with what stands, and turned into revisions.

use std::collections::HashMap;
use std::sync::Arc;

use crate::fact::{Fact, Subject};
use crate::kind::Record;

/// Where in a load something was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file's name as it was given; empty where there is none.
    pub file: Arc<str>,
    /// The line, from 1; 0 where there is none.
    pub line: u32,
}

/// A record that should stand, and where it was read.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The record's identifier, unique within its subject and kind.
    pub id: Arc<str>,
    /// What should stand.
    pub record: Arc<dyn Record>,
    /// Where it was read.
    pub place: Place,
}

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Says something for the first time, or again after it was withdrawn.
    Record,
    /// Says something else in its place.
    Correct,
    /// Takes it back: recorded in error, or no longer carried by the return that said it.
    Withdraw,
}

/// One revision to be appended to the journal.
#[derive(Debug, Clone)]
pub struct Change {
    /// Whom it is about.
    pub subject: Subject,
    /// The record's identifier.
    pub id: Arc<str>,
    /// The revision it becomes.
    pub revision: u32,
    /// What it does.
    pub act: Act,
    /// Why, for a correction or a withdrawal.
    pub reason: Option<Arc<str>>,
    /// What is said; for a withdrawal, what is withdrawn.
    pub record: Arc<dyn Record>,
    /// Where it was read.
    pub place: Place,
}

/// The revisions that make exactly the wanted records stand, among the kinds named.
///
/// `known` are all revisions of the subject's facts, in any order. Records of other kinds are left alone. Saying the same
/// again changes nothing.
pub fn difference(
    subject: &Subject,
    known: &[Fact],
    kinds: &[&str],
    wanted: Vec<Wanted>,
    reason: &Arc<str>,
) -> Vec<Change> {
    let mut newest: HashMap<(&'static str, Arc<str>), &Fact> = HashMap::new();
    for fact in known.iter().filter(|fact| kinds.contains(&fact.record.kind().name)) {
        let last = newest.entry((fact.record.kind().name, fact.id.clone())).or_insert(fact);
        if fact.revision > last.revision {
            *last = fact;
        }
    }
    let mut changes = Vec::new();
    for Wanted { id, record, place } in wanted {
        let last = newest.remove(&(record.kind().name, id.clone()));
        let (revision, act, reason) = match last {
            None => (1, Act::Record, None),
            Some(last) if last.withdrawn => (last.revision + 1, Act::Record, Some(reason.clone())),
            Some(last) if last.record.to_json() == record.to_json() => continue,
            Some(last) => (last.revision + 1, Act::Correct, Some(reason.clone())),
        };
        changes.push(Change { subject: subject.clone(), id, revision, act, reason, record, place });
    }
    let mut gone: Vec<&Fact> = newest.into_values().filter(|fact| !fact.withdrawn).collect();
    gone.sort_by(|a, b| (a.record.kind().name, &a.id).cmp(&(b.record.kind().name, &b.id)));
    changes.extend(gone.into_iter().map(|fact| Change {
        subject: subject.clone(),
        id: fact.id.clone(),
        revision: fact.revision + 1,
        act: Act::Withdraw,
        reason: Some(reason.clone()),
        record: fact.record.clone(),
        place: Place::default(),
    }));
    changes
}

#[cfg(test)]
mod tests {
    use calendar::Moment;

    use super::*;
    use crate::health::DentalCheck;

    fn check(day: &str) -> DentalCheck {
        DentalCheck { day: day.parse().unwrap() }
    }

    fn wanted(days: &[(&str, &str)]) -> Vec<Wanted> {
        days.iter()
            .map(|(id, day)| Wanted {
                id: (*id).into(),
                record: Arc::new(check(day)),
                place: Place::default(),
            })
            .collect()
    }

    #[test]
    fn the_same_again_changes_nothing_and_the_rest_is_a_revision() {
        let known = [
            Fact::said("a", Moment::from_micros(0), check("2018-01-01")),
            Fact::said("b", Moment::from_micros(0), check("2018-02-02")),
            Fact::said("c", Moment::from_micros(0), check("2018-03-03")),
        ];
        let child = Subject::child("A1");
        let changes = difference(
            &child,
            &known,
            &["dental_check"],
            wanted(&[("a", "2018-01-01"), ("b", "2018-02-09"), ("d", "2018-04-04")]),
            &"loaded again".into(),
        );
        let told: Vec<_> = changes.iter().map(|c| (&*c.id, c.revision, c.act)).collect();
        assert_eq!(told, [("b", 2, Act::Correct), ("d", 1, Act::Record), ("c", 2, Act::Withdraw)]);
        assert!(difference(&child, &known, &["review"], Vec::new(), &"".into()).is_empty());
    }
}
