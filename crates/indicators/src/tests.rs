//! What holds for every indicator.

mod adoption;
mod care;
mod health_and_education;
mod leavers;
mod placements;
mod reviews_and_visits;

use std::collections::BTreeSet;

use calendar::{Day, Moment, Period};
use timeline::{Authority, Coverage, Standpoint, Timeline, history};

use crate::{Asked, INDICATORS, Judge, Part, Verdict, indicator};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(text: &str) -> Timeline {
    history::child("C1", text).unwrap()
}

/// Everything is recorded, but dated health events only where asked for.
fn recorded(dated: bool) -> Coverage {
    Coverage {
        care: true,
        reviews: true,
        visits: true,
        health_assessments: dated,
        dental_checks: dated,
        health_outcomes: true,
        education_plans: true,
        contacts: true,
        households: true,
        allocations: true,
        adopters: true,
        distances: true,
        // Care leavers by the yearly return; see `leavers` for those who are told as things happen.
        ..Coverage::default()
    }
}

/// How an indicator is counted on a day.
fn judge(id: &str, dated: bool, on: Day) -> Judge {
    let asked = Asked { recorded: recorded(dated), day: on };
    (indicator(id).unwrap().counting)(&asked).unwrap().judge
}

fn at(on: Day, authority: &Authority) -> Standpoint<'_> {
    Standpoint { day: on, known: Moment::END_OF_TIME, authority }
}

/// What one child adds to a snapshot. A child who is not looked after adds nothing to most.
fn verdict_in(id: &str, dated: bool, child: &Timeline, on: &str) -> Verdict {
    let on = day(on);
    let authority = Authority::default();
    match judge(id, dated, on) {
        Judge::LookedAfter(_) | Judge::LookedAfterThrough(_) if !child.on(on).looked_after() => {
            Verdict::NotInCohort
        }
        Judge::LookedAfterThrough(judge) => judge(child, &at(on, &authority))(&child.on(on)),
        Judge::LookedAfter(judge) => judge(&child.on(on), &at(on, &authority)),
        Judge::Anyone(judge) => judge(child, &at(on, &authority)),
        _ => panic!("{id} is no snapshot of children"),
    }
}

fn verdict(id: &str, text: &str, on: &str) -> Verdict {
    verdict_in(id, true, &child(text), on)
}

/// What one child adds over some days: a day and a verdict each, in the order found.
fn events(id: &str, text: &str, from: &str, to: &str) -> Vec<(String, Verdict)> {
    let days = Period { from: day(from), to: day(to) };
    let Judge::Events(judge) = judge(id, true, days.to) else { panic!("{id} counts no events") };
    let mut found = Vec::new();
    judge(&child(text), days, &at(days.to, &Authority::default()), &mut |event| {
        if event.verdict != Verdict::NotInCohort {
            found.push((event.day.to_string(), event.verdict));
        }
    });
    found
}

#[test]
fn every_indicator_stands_once_in_the_order_of_the_report() {
    let mut seen = BTreeSet::new();
    for indicator in INDICATORS {
        assert!(seen.insert(indicator.id), "{} stands twice", indicator.id);
    }
    assert_eq!(crate::panel().len(), 39);
    assert!(INDICATORS.is_sorted_by_key(|indicator| indicator.section));
    assert!(indicator("8.2").is_some_and(|indicator| indicator.title.contains("three or more")));
    assert!(indicator("8.9").is_none());
}

#[test]
fn every_page_has_every_part() {
    for indicator in INDICATORS {
        let page = indicator.page();
        assert!(page.starts_with("# "), "{} has no title", indicator.id);
        let mut from = 0;
        for part in Part::ALL {
            let text = indicator.part(*part);
            assert!(text.len() > 3, "{} says nothing under {:?}", indicator.id, part.heading());
            let at = page[from..].find(&format!("## {}", part.heading()));
            from += at.unwrap_or_else(|| panic!("{}: {} is out of order", indicator.id, part.heading()));
        }
    }
}
