//! What must hold of every invented authority.

#![allow(clippy::unwrap_used)] // a test may

use calendar::{Day, Moment};
use records::Fact;
use simulate::{Country, Plan, authority};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// All of a plan as text: subjects, identifiers, both times, payloads.
fn bytes(plan: &Plan) -> String {
    let invented = authority(plan);
    let mut text = String::new();
    let people = invented.children.iter().chain(&invented.households).chain(&invented.staff);
    let people = people.chain([&invented.authority]);
    for (subject, facts) in people {
        for fact in facts {
            let Fact { id, revision, recorded, withdrawn, record, .. } = fact;
            let kind = record.kind().name;
            let json = record.to_json();
            text.push_str(&format!("{subject} {kind} {id} {revision} {recorded} {withdrawn} {json}\n"));
        }
    }
    text
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = Plan::new(40, 24, day("2018-10-31"), 7);
    assert_eq!(bytes(&plan), bytes(&plan));
    let other = Plan { seed: 8, ..plan.clone() };
    assert_ne!(bytes(&plan), bytes(&other));
}

#[test]
fn a_child_is_the_same_alone_and_in_any_order() {
    let plan = Plan::new(40, 24, day("2018-10-31"), 7);
    let invented = authority(&plan);
    let country = Country::of(&plan);
    let mut backwards: Vec<_> = country.numbers().rev().filter_map(|number| country.child(number)).collect();
    backwards.reverse();
    // Beside those in care are some whom the service knows otherwise, each with an initial of their own.
    let in_care: Vec<_> = invented.children.iter().filter(|(child, _)| child.id.starts_with('C')).collect();
    assert_eq!(format!("{in_care:?}"), format!("{backwards:?}"));
}

#[test]
fn nothing_is_learnt_after_the_last_moment_or_before_it_happened() {
    let plan = Plan::new(120, 18, day("2026-09-30"), 3);
    let invented = authority(&plan);
    let last = Moment::end_of(plan.until);
    for (subject, facts) in invented.children.iter().chain(&invented.households).chain(&invented.staff) {
        assert!(!facts.is_empty(), "{subject} has no facts");
        for fact in facts {
            assert!(fact.recorded <= last, "{subject}: {fact:?} is learnt too late");
            // What a return tells of a year is told for the year, whenever in it.
            let yearly = fact.record.happened().to.is_some_and(|to| (to.parts().1, to.parts().2) == (3, 31));
            // A review and a supervision are booked for a day to come; a private arrangement is notified before it begins.
            let booked = ["review_planned", "supervision_planned", "private_fostering"]
                .contains(&fact.record.kind().name);
            if let Some(from) = fact.record.happened().from.filter(|_| !yearly && !booked) {
                assert!(from <= fact.recorded.day(), "{subject}: {fact:?} is learnt before it happened");
            }
        }
    }
}
