//! A list on which everybody stands helps nobody: of an invented authority, whose rates are plausible, some children show a
//! sign of drift and most do not.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use calendar::{Day, Moment};
use oversight::drift;
use simulate::{Plan, authority};
use timeline::Timeline;

#[test]
fn some_children_drift_and_most_do_not() {
    let until: Day = "2026-09-30".parse().unwrap();
    let invented = authority(&Plan::new(400, 60, until, 3));
    let (mut in_care, mut drifting) = (0, 0);
    let mut signs: BTreeMap<&str, usize> = drift::SIGNS.iter().map(|sign| (sign.id, 0)).collect();
    for (subject, facts) in &invented.children {
        let child = Timeline::of(&subject.id, facts, Moment::END_OF_TIME);
        if !child.on(until).looked_after() {
            continue;
        }
        let seen = drift::of(&child, until);
        in_care += 1;
        drifting += usize::from(!seen.is_empty());
        for (sign, _) in seen {
            *signs.entry(sign.id).or_default() += 1;
        }
    }
    let share = |count: usize| count * 100 / in_care;
    let told = format!("{drifting} of {in_care} children: {signs:?}");
    assert!(in_care > 150, "{told}");
    assert!((15..=45).contains(&share(drifting)), "{told}");
    // Each sign is met by somebody, and none by a quarter of all.
    for (sign, count) in &signs {
        assert!(*count > 0 && share(*count) < 25, "{sign}: {told}");
    }
}
