//! Two records of one child, read as one. A merge is a fact about the record that is kept; taken back, both are as they were.

use std::sync::Arc;

use calendar::Moment;
use records::coming_into_care::RecordsMerged;
use records::{Fact, MERGED, Subject, as_known};
use rustc_hash::FxHashMap;

use crate::cohort::Facts;

/// Which records are read under which, as known at a moment.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Merges {
    /// For each record that was merged into another: the one under which it is read.
    kept: FxHashMap<Subject, Subject>,
    /// For each record that others were merged into: those, in the order in which it was said.
    members: FxHashMap<Subject, Vec<Subject>>,
}

impl Merges {
    /// What these facts say. Of two merges of one record the first holds; one that would go round in a circle is passed over.
    pub(crate) fn of<'a>(subjects: impl Iterator<Item = (&'a Subject, &'a Facts)>, known: Moment) -> Merges {
        let mut said: Vec<(u64, &Subject, Subject)> = Vec::new();
        for (subject, facts) in subjects {
            for fact in as_known(facts, known) {
                if let Some(merged) = fact.of::<RecordsMerged>() {
                    said.push((fact.origin.seq, subject, Subject::child(&merged.other)));
                }
            }
        }
        said.sort();
        let mut into: FxHashMap<Subject, Subject> = FxHashMap::default();
        let mut order = Vec::new();
        for (_, subject, other) in said {
            let kept = root(&into, subject).clone();
            if !into.contains_key(&other) && kept != other {
                into.insert(other.clone(), kept);
                order.push(other);
            }
        }
        let mut merges = Merges::default();
        for other in order {
            let kept = root(&into, &other).clone();
            merges.members.entry(kept.clone()).or_default().push(other.clone());
            merges.kept.insert(other, kept);
        }
        merges
    }

    /// The record under which this one is read, where it was merged.
    pub(crate) fn kept(&self, subject: &Subject) -> Option<&Subject> {
        self.kept.get(subject)
    }

    /// What was merged into a record.
    pub(crate) fn members(&self, subject: &Subject) -> &[Subject] {
        self.members.get(subject).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Everybody whose record is read otherwise than by `before`.
    pub(crate) fn changed_from(&self, before: &Merges) -> Vec<Subject> {
        let both = || self.kept.keys().chain(before.kept.keys());
        let mut changed: Vec<Subject> = Vec::new();
        for other in both().filter(|other| self.kept(other) != before.kept(other)) {
            changed.push(other.clone());
            changed.extend([self, before].into_iter().filter_map(|merges| merges.kept(other).cloned()));
        }
        changed.sort();
        changed.dedup();
        changed
    }

    /// A record with what was merged into it (no two facts of which have the same identifier, whatever their records gave
    /// them); none for one that was merged into another.
    pub(crate) fn whole(&self, subject: &Subject, facts: impl Fn(&Subject) -> Option<Facts>) -> Facts {
        if self.kept.contains_key(subject) {
            return Facts::default();
        }
        let own = facts(subject).unwrap_or_default();
        let members = self.members(subject);
        if members.is_empty() {
            return own;
        }
        let mut whole: Vec<Fact> = own.iter().cloned().collect();
        for member in members {
            let theirs = facts(member).unwrap_or_default();
            whole.extend(
                theirs.iter().map(|fact| Fact { id: id_of(member, &fact.id).into(), ..fact.clone() }),
            );
        }
        whole.sort_by_key(|fact| fact.origin.seq);
        Arc::new(whole)
    }

    /// Whose record a fact of a whole record stands in, and its identifier there.
    pub(crate) fn place(&self, subject: &Subject, id: &str) -> (Subject, Arc<str>) {
        let members = self.members(subject).iter();
        let of = |member: &Subject| id.strip_prefix(&*member.id)?.strip_prefix(MERGED).map(Arc::from);
        let mut found = members.filter_map(|member| Some((member.clone(), of(member)?)));
        found.next().unwrap_or_else(|| (subject.clone(), id.into()))
    }
}

fn root<'a>(into: &'a FxHashMap<Subject, Subject>, subject: &'a Subject) -> &'a Subject {
    let mut at = subject;
    // A circle is never put in, so this ends.
    while let Some(next) = into.get(at) {
        at = next;
    }
    at
}

/// The identifier, in a whole record, of a fact of a record that was merged into it; of an empty one, how all of them begin.
pub fn id_of(member: &Subject, id: &str) -> String {
    format!("{}{MERGED}{id}", member.id)
}

#[cfg(test)]
mod tests {
    use records::Origin;

    use super::*;

    fn merged(seq: u64, other: &str) -> Fact {
        let record = RecordsMerged {
            day: "2018-10-01".parse().unwrap(),
            other: other.to_owned(),
            why: "Same".to_owned(),
        };
        let origin = Arc::new(Origin { seq, ..Origin::default() });
        Fact { origin, ..Fact::said(&seq.to_string(), Moment::from_micros(0), record) }
    }

    fn check(said: &[(u64, &str, &str)], expected: &[(&str, &str)]) {
        let mut subjects: FxHashMap<Subject, Vec<Fact>> = FxHashMap::default();
        for (seq, kept, other) in said {
            subjects.entry(Subject::child(kept)).or_default().push(merged(*seq, other));
        }
        let subjects: Vec<(Subject, Facts)> =
            subjects.into_iter().map(|(subject, facts)| (subject, Arc::new(facts))).collect();
        let merges =
            Merges::of(subjects.iter().map(|(subject, facts)| (subject, facts)), Moment::END_OF_TIME);
        let mut found: Vec<(String, String)> =
            merges.kept.iter().map(|(other, kept)| (other.id.to_string(), kept.id.to_string())).collect();
        found.sort();
        let expected: Vec<(String, String)> =
            expected.iter().map(|(other, kept)| ((*other).to_owned(), (*kept).to_owned())).collect();
        assert_eq!(found, expected, "{said:?}");
    }

    #[test]
    fn merges_of_merges_are_read_under_the_last() {
        check(&[(1, "A", "B")], &[("B", "A")]);
        check(&[(1, "A", "B"), (2, "C", "A")], &[("A", "C"), ("B", "C")]);
        check(&[(1, "C", "A"), (2, "A", "B")], &[("A", "C"), ("B", "C")]);
        check(&[(1, "A", "B"), (2, "C", "B")], &[("B", "A")]);
        check(&[(1, "A", "B"), (2, "B", "A")], &[("B", "A")]);
        check(&[(1, "A", "B"), (2, "B", "C"), (3, "C", "A")], &[("B", "A"), ("C", "A")]);
        check(&[(1, "A", "A")], &[]);
    }
}
