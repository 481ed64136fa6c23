//! A return made from the record, loaded into the record, changes nothing that anybody said.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, HashMap};

use exchange::Source;
use records::{Change, Fact};
use simulate::Plan;

#[test]
fn the_record_is_not_changed_by_its_own_return() {
    nothing_changes("2026-03-31");
}

/// Half a year later the return of the year that has closed is still no news: what came after its 31 March it cannot know.
#[test]
fn a_return_that_is_loaded_late_takes_nothing_back() {
    nothing_changes("2026-11-22");
}

#[track_caller]
fn nothing_changes(until: &str) {
    let invented = simulate::authority(&Plan::new(120, 36, until.parse().unwrap(), 3));
    let files = simulate::ssda903(&invented, 2026).unwrap();
    let (tables, problems) =
        ssda903::read(files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect());
    assert!(problems.is_empty(), "{problems:?}");
    let known: HashMap<&str, &[Fact]> =
        invented.children.iter().map(|(subject, facts)| (&*subject.id, facts.as_slice())).collect();
    let (authority, facts) = (&invented.authority.0, &invented.authority.1);
    let load = ssda903::load(authority, facts, &known, &tables, 2026);
    let mut changed: BTreeMap<(&str, &str), Vec<&Change>> = BTreeMap::new();
    for change in load.changes.iter().filter(|change| change.subject != *authority) {
        changed.entry((change.record.kind().name, format_act(change))).or_default().push(change);
    }
    let listed = changed.remove(&("return_rows", "record")).unwrap_or_default().len();
    assert!(listed > 120, "each child in the return has its list of rows: {listed}");
    let left: Vec<String> = changed
        .iter()
        .map(|(kind, changes)| format!("{kind:?}: {}, such as {:?}", changes.len(), changes[0]))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
    assert_eq!(load.account.total().new, 0, "{:?}", load.account.counts);
}

fn format_act(change: &Change) -> &'static str {
    match change.act {
        records::Act::Record => "record",
        records::Act::Correct => "correct",
        records::Act::Withdraw => "withdraw",
    }
}
