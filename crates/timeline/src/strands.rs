//! Strands of any kind: the facts of one record type as known, by day.

use std::any::TypeId;
use std::ops::Deref;
use std::sync::Arc;

use calendar::{Day, Moment};
use records::{Definition, Fact, Record};

/// The facts of one subject as known at a moment, each type a run of its own, sorted by the day on which they happened.
///
/// One kind is found by its type, without a look at the others; a subject of whom nothing is told costs nothing. What the
/// fold turns into spans of its own (rows of care, visits, reviews) is not here: see [`Timeline`](crate::Timeline).
#[derive(Debug, Clone, Default)]
pub struct Strands {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    of: TypeId,
    day: Option<Day>,
    learnt: Moment,
    id: Arc<str>,
    record: Arc<dyn Record>,
}

/// A record as it stands in a strand.
#[derive(Debug)]
pub struct Said<'a, T> {
    /// What was said.
    pub record: &'a T,
    /// The record's identifier.
    pub id: &'a Arc<str>,
    /// The day, or the first day, on which it was true.
    pub happened: Option<Day>,
    /// When it was learnt.
    pub learnt: Moment,
}

impl<T> Clone for Said<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Said<'_, T> {}

impl<T> Deref for Said<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.record
    }
}

impl Strands {
    /// The strands of these facts, which stand: each record once, in its last known revision.
    pub fn of_standing<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Strands {
        let mut strands = Strands::default();
        for fact in facts {
            strands.push(fact);
        }
        strands.sort();
        strands
    }

    pub(crate) fn push(&mut self, fact: &Fact) {
        self.push_of(fact.record.as_any().type_id(), fact);
    }

    /// The same, where the record's type is known.
    pub(crate) fn push_of(&mut self, of: TypeId, fact: &Fact) {
        self.entries.push(Entry {
            of,
            day: fact.record.happened().from,
            learnt: fact.recorded,
            id: fact.id.clone(),
            record: fact.record.clone(),
        });
    }

    pub(crate) fn sort(&mut self) {
        self.entries.sort_by_key(|entry| (entry.of, entry.day));
    }

    /// The facts of one type, by day; those of no particular day first, and on one day in the order in which they were
    /// recorded.
    pub fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        let of = TypeId::of::<T>();
        let from = self.entries.partition_point(|entry| entry.of < of);
        let run = self.entries[from..].partition_point(|entry| entry.of == of);
        self.entries[from..from + run].iter().filter_map(|entry| {
            let record = entry.record.as_any().downcast_ref()?;
            Some(Said { record, id: &entry.id, happened: entry.day, learnt: entry.learnt })
        })
    }

    /// Those of one type that are to be kept, and no others.
    #[must_use]
    pub fn only<T: Definition>(&self, keep: impl Fn(&T) -> bool) -> Strands {
        let kept = |entry: &&Entry| entry.record.as_any().downcast_ref::<T>().is_some_and(&keep);
        Strands { entries: self.entries.iter().filter(kept).cloned().collect() }
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Whoever has strands: a child, a carer household, a worker, a home, the authority.
pub trait Stranded {
    /// The facts of one type, by day.
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone;
}

impl Stranded for Strands {
    fn strand<T: Definition>(&self) -> impl DoubleEndedIterator<Item = Said<'_, T>> + Clone {
        Strands::strand(self)
    }
}

/// The kinds about a child that the fold turns into strands of its own, by name.
pub(crate) const FOLDED: &[&str] = &[
    "looked_after_start",
    "looked_after_end",
    "legal_status",
    "category_of_need",
    "placement",
    "child_name",
    "child_identity",
    "visit_to_child",
    "review",
    "health_assessment",
    "dental_check",
    "personal_education_plan",
    "health_outcomes",
    "care_leaver_contact",
    "missing_episode",
    "adoption_decision",
    "adoption_match",
    "permanence_before",
    "unaccompanied_asylum_seeking",
    "deprivation_of_liberty_order",
    "social_worker_allocation",
    "return_rows",
];

/// Whether the fold keeps a kind in a field of its own.
pub(crate) const fn is_folded(name: &str) -> bool {
    let mut at = 0;
    while at < FOLDED.len() {
        if same(FOLDED[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[cfg(test)]
mod tests {
    use calendar::{Day, Moment, day};
    use records::governance::Population;
    use records::{KINDS, SubjectKind, sample};

    use super::*;
    use crate::Timeline;

    #[test]
    fn every_kind_about_a_child_is_in_a_field_or_in_a_strand() {
        for kind in KINDS.iter().filter(|kind| kind.subject == SubjectKind::Child) {
            let payload = serde_json::to_vec(&sample(kind, |_| true)).unwrap();
            // What only a load writes has no sample.
            let Ok(record) = (kind.read)(&payload) else { continue };
            let mut fact = Fact::said("1", Moment::from_micros(0), population(2018));
            fact.record = record;
            let folded = Timeline::of("A1", &[fact], Moment::END_OF_TIME);
            assert_eq!(folded.strands_are_empty(), is_folded(kind.name), "{}", kind.name);
        }
    }

    #[test]
    fn a_strand_is_of_one_type_and_by_day() {
        let fact = |id: &str, year| Fact::said(id, Moment::from_micros(0), population(year));
        let other = Fact::said(
            "n",
            Moment::from_micros(0),
            records::governance::RecordKept::everything(day!(2017, 1, 1)),
        );
        let facts = [fact("b", 2018), other, fact("a", 2016), fact("c", 2018)];
        let strands = Strands::of_standing(&facts);
        let ids: Vec<&str> = strands.strand::<Population>().map(|said| &**said.id).collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert_eq!(strands.strand::<records::governance::RecordKept>().count(), 1);
        assert_eq!(strands.strand::<records::governance::Target>().count(), 0);
    }

    fn population(year: u16) -> Population {
        Population { year, since: Day::new(i32::from(year), 6, 25).unwrap(), people: 1 }
    }
}
