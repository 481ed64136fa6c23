//! The return of an invented authority is one that Kith reads without a complaint, and gives back.

#![allow(clippy::unwrap_used)] // a test may

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use calendar::{Day, Moment};
use exchange::Source;
use records::{Fact, Subject};
use simulate::{Plan, authority};
use timeline::Timeline;

/// Rows of care as text, for the days of one collection year.
fn rows(child: &Timeline) -> Vec<String> {
    let from: Day = "2017-04-01".parse().unwrap();
    let to: Day = "2018-03-31".parse().unwrap();
    let within =
        child.episodes.iter().filter(|row| row.start <= to && row.end.is_none_or(|end| end >= from)).map(
            |row| {
                let end = row.end.filter(|end| *end <= to);
                let ended = end.and(row.ended_because);
                format!(
                    "{} {:?} {:?} {:?} {:?} {:?} {:?} {end:?} {ended:?}",
                    row.start, row.new_because, row.legal, row.need, row.place, row.provider, row.postcode
                )
            },
        );
    within.collect()
}

#[test]
fn a_return_is_read_without_a_complaint_and_says_the_same() {
    let plan = Plan::new(150, 24, "2018-06-30".parse().unwrap(), 5);
    let invented = authority(&plan);
    let files = simulate::ssda903(&invented, 2018).unwrap();
    assert!(files.iter().any(|(name, bytes)| name == "Episodes.csv" && bytes.len() > 10_000), "{files:?}");

    let sources = files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect();
    let (tables, problems) = ssda903::read(sources);
    assert!(problems.is_empty(), "{problems:?}");
    let loaded = ssda903::load(&Subject::authority("Z99"), &[], &HashMap::new(), &tables, 2018);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.account.total().refused, 0);

    let mut said: BTreeMap<Arc<str>, Vec<Fact>> = BTreeMap::new();
    for change in loaded.changes {
        let fact = Fact {
            id: change.id,
            revision: change.revision,
            recorded: Moment::END_OF_TIME,
            withdrawn: false,
            record: change.record,
            origin: Arc::default(),
        };
        said.entry(change.subject.id).or_default().push(fact);
    }
    let mut looked_after = 0;
    for (subject, facts) in &invented.children {
        let here = rows(&Timeline::of(&subject.id, facts, Moment::END_OF_TIME));
        let there = said
            .get(&subject.id)
            .map_or_else(Vec::new, |facts| rows(&Timeline::of(&subject.id, facts, Moment::END_OF_TIME)));
        looked_after += usize::from(!here.is_empty());
        assert_eq!(here, there, "{subject}");
    }
    assert!(looked_after > 150, "{looked_after} children had rows in the year");
}
