//! What holds of any children and any households.

use proptest::prelude::*;

use super::{cohort, world};
use crate::joint::{Proposal, Question, propose};
use crate::{judge, rank};

/// A child who asks, in the words of histories.
fn child() -> impl Strategy<Value = String> {
    let words = prop::sample::subsequence(
        vec![
            "languages=urdu",
            "faith=sikh",
            "skills=autism,medical",
            "alone",
            "own_room",
            "youngest_other=6",
            "apart.0.child=C0",
            "with.0.child=C1",
            "only_together",
            "no_pets",
            "emergency",
        ],
        0..4,
    );
    (2009u16..2026, 10u8..28, words).prop_map(|(year, day, words)| {
        format!("{year}-01-05 born\n2026-02-{day} placement_request {}", words.join(" "))
    })
}

fn household() -> impl Strategy<Value = String> {
    let words = prop::sample::subsequence(
        vec!["languages=urdu", "faiths=sikh", "skills=autism", "pets=cat", "wish_from=5", "bedrooms=2"],
        0..5,
    );
    let more = prop::sample::subsequence(
        vec![
            "2026-02-01 fostering_hold why=suspended",
            "2026-02-20 resignation",
            "2026-01-01 children_fostered children=1",
            "2026-02-01 fostering_exemption of=usual_limit child=C0 given_by=Head",
            "2026-02-01 fostering_exemption of=terms child=C1 given_by=Head",
        ],
        0..3,
    );
    (1u8..5, 0u8..8, words, more).prop_map(|(children, from, words, more)| {
        format!(
            "2015-06-01 fostering_approval\n2020-01-01 approval_terms children={children} age_from={from}\n\
             2021-01-01 household_details name=Oak {}\n{}",
            words.join(" "),
            more.join("\n")
        )
    })
}

fn named(prefix: &str, texts: &[String]) -> Vec<(String, String)> {
    texts.iter().enumerate().map(|(at, text)| (format!("{prefix}{at}"), text.clone())).collect()
}

fn refs(named: &[(String, String)]) -> Vec<(&str, &str)> {
    named.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect()
}

/// The best of all by trying everything: a plain twin.
fn try_all(question: &Question) -> i64 {
    fn on(question: &Question, places: &mut Vec<Option<usize>>, unit: usize) -> i64 {
        if unit == question.units.len() {
            return question.counted(places.clone()).value();
        }
        let mut best = on(question, places, unit + 1);
        for fit in &question.fits[unit] {
            if question.can(places, unit, *fit) {
                places[unit] = Some(fit.place);
                best = best.max(on(question, places, unit + 1));
                places[unit] = None;
            }
        }
        best
    }
    on(question, &mut vec![None; question.units.len()], 0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A stop is never proposed, not even where others move in at the same time; the joint proposal is as good as any, and
    /// never worse than the obvious one.
    #[test]
    fn proposals_hold(
        children in prop::collection::vec(child(), 0..6),
        households in prop::collection::vec(household(), 0..5),
    ) {
        let (children, households) = (named("C", &children), named("H", &households));
        let cohort = cohort(&refs(&children), &refs(&households));
        let mut asked = world(&cohort);
        let question = Question::of(&asked);
        let proposed = propose(&asked);
        prop_assert!(question.holds_together(&proposed.joint) && question.holds_together(&proposed.obvious));
        prop_assert!(proposed.joint.value() >= proposed.obvious.value());
        prop_assert_eq!(proposed.joint.value(), try_all(&question));
        let moves: Vec<(Vec<usize>, usize)> = proposed
            .units
            .iter()
            .zip(&proposed.joint.places)
            .filter_map(|(unit, place)| Some((unit.children.clone(), (*place)?)))
            .collect();
        // One after the other they move in, and nothing stops the next.
        for (unit, place) in &moves {
            for child in unit {
                let judged = judge(&asked, *child, *place, unit);
                prop_assert!(!judged.is_stopped(), "{:?}", judged.reasons);
            }
            asked.settle(unit, *place);
        }
    }

    /// In whatever order households stand, the list and the proposal are the same.
    #[test]
    fn order_does_not_matter(
        children in prop::collection::vec(child(), 1..5),
        households in prop::collection::vec(household(), 0..6),
        turn in 0usize..6,
    ) {
        let (children, households) = (named("C", &children), named("H", &households));
        let mut turned = households.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
            turned.reverse();
        }
        let (one, other) = (cohort(&refs(&children), &refs(&households)), cohort(&refs(&children), &refs(&turned)));
        let (one, other) = (world(&one), world(&other));
        for at in 0..one.asked.len() {
            prop_assert_eq!(rank(&one, at), rank(&other, at));
        }
        let places = |proposal: Proposal| proposal.places;
        prop_assert_eq!(places(propose(&one).joint), places(propose(&other).joint));
    }

    /// What is first is never worse than what follows, and all places are told.
    #[test]
    fn the_list_is_whole_and_in_order(
        asks in child(),
        households in prop::collection::vec(household(), 0..6),
    ) {
        let households = named("H", &households);
        let cohort = cohort(&[("C0", &asks)], &refs(&households));
        let world = world(&cohort);
        let ranked = rank(&world, 0);
        prop_assert_eq!(ranked.len(), world.places.len());
        for pair in ranked.windows(2) {
            let (stopped, points) = (pair[0].is_stopped() as u8, pair[0].points);
            let (next, fewer) = (pair[1].is_stopped() as u8, pair[1].points);
            prop_assert!(stopped < next || (stopped == next && points >= fewer));
        }
        for judged in &ranked {
            prop_assert_eq!(judged.points, judged.reasons.iter().map(|reason| reason.points).sum::<i32>());
        }
    }
}
