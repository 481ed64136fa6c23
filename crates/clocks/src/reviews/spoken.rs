//! Which conversations with a child before a review are those of the reviewing officer.
//!
//! The officer of that day, or somebody who stood in for them and says so (who stands in is a dated fact about staff, asked
//! when it is written). What somebody else wrote stays in the record with what the child said, and is not the officer's
//! visit, whenever it was written. Two cases cannot be told and count: no officer is named on that day, and what a load
//! brought, of which it is not known who wrote it. Whoever puts such a record right vouches for it: it is theirs if the child
//! was theirs on the day of the visit or on the day on which they wrote.

use calendar::Day;
use timeline::strands_of::reviews::{ChildSpokenTo, IroAllocation};
use timeline::{Said, Timeline};

/// The child's reviewing officer of a day: the last named whose time has not ended.
pub fn officer_on(child: &Timeline, day: Day) -> Option<&str> {
    let holds =
        |held: &Said<'_, IroAllocation>| held.since <= day && held.until.is_none_or(|until| until > day);
    child.strand::<IroAllocation>().rfind(holds).map(|held| held.record.worker.as_str())
}

/// Whether this is the reviewing officer's.
pub fn is_officers(child: &Timeline, said: &Said<'_, ChildSpokenTo>) -> bool {
    let Some(officer) = officer_on(child, said.day) else { return true };
    if let Some(whom) = &said.record.in_place_of {
        return whom == officer;
    }
    match child.written_by(said.id) {
        None => true,
        Some(wrote) if *wrote.who == *officer => true,
        Some(wrote) => {
            wrote.revision > 1 && officer_on(child, said.learnt.day()).is_some_and(|now| *wrote.who == *now)
        }
    }
}

/// Those of which nobody says whose they are, and which somebody else wrote than the child's officer of that day: a visit of
/// somebody who stood in, before that could be said, is among them. Each counts once it is put right.
pub fn unsaid(child: &Timeline) -> impl DoubleEndedIterator<Item = Said<'_, ChildSpokenTo>> {
    child
        .strand::<ChildSpokenTo>()
        .filter(move |said| said.record.in_place_of.is_none() && !is_officers(child, said))
}

/// Those of the reviewing officer, by day.
pub fn by_officer(child: &Timeline) -> impl DoubleEndedIterator<Item = Said<'_, ChildSpokenTo>> {
    child.strand::<ChildSpokenTo>().filter(move |said| is_officers(child, said))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use calendar::{Moment, day};
    use records::{Fact, Origin, Record};

    use super::*;

    fn fact(id: &str, who: &str, record: impl Record) -> Fact {
        let origin = Origin { seq: 7, who: who.into(), batch: Arc::default() };
        let recorded = Moment::start_of(day!(2018, 3, 20));
        Fact { origin: Arc::new(origin), ..Fact::said(id, recorded, record) }
    }

    fn spoken(on: Day, in_place_of: Option<&str>) -> ChildSpokenTo {
        let in_place_of = in_place_of.map(str::to_owned);
        ChildSpokenTo { day: on, how: None, words: None, declined: false, in_place_of }
    }

    #[test]
    fn a_visit_of_somebody_else_is_not_the_officers() {
        let (old, new) = (day!(2018, 3, 1), day!(2018, 4, 1));
        let named = |since, until, who: &str| IroAllocation { since, until, worker: who.to_owned() };
        let mut facts = vec![
            fact("1", "head", named(day!(2018, 1, 1), Some(day!(2018, 3, 10)), "ida")),
            fact("2", "head", named(day!(2018, 3, 10), None, "ned")),
            fact("own", "ida", spoken(old, None)),
            fact("other", "ned", spoken(old, None)),
            fact("in place", "ned", spoken(old, Some("ida"))),
            fact("in nobody's", "bo", spoken(old, Some("eve"))),
            fact("next", "ned", spoken(new, None)),
            fact("nobody named", "bo", spoken(day!(2017, 12, 1), None)),
        ];
        // Put right by whoever the child belongs to on the day of writing; by somebody else it stays nobody's.
        facts.push(Fact { revision: 2, ..fact("vouched", "ned", spoken(old, None)) });
        facts.push(Fact { revision: 2, ..fact("put right", "bo", spoken(old, None)) });
        for id in ["vouched", "put right"] {
            facts.insert(0, fact(id, "bo", spoken(old, None)));
        }
        let loaded = Origin { seq: 8, who: "import".into(), batch: "a load".into() };
        facts.push(Fact { origin: Arc::new(loaded), ..fact("loaded", "", spoken(old, None)) });
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        let mut theirs: Vec<&str> = by_officer(&child).map(|said| &**said.id).collect();
        theirs.sort_unstable();
        assert_eq!(theirs, ["in place", "loaded", "next", "nobody named", "own", "vouched"]);
        // What names somebody else is said, and is not to be asked about.
        let mut asked: Vec<&str> = unsaid(&child).map(|said| &**said.id).collect();
        asked.sort_unstable();
        assert_eq!(asked, ["other", "put right"]);
    }
}
