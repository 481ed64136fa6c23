//! The set form against the single form, on random authorities.

use std::sync::Arc;

use calendar::Day;
use proptest::prelude::*;
use records::governance::Closeness;

use super::{day, people, shared};
use crate::{
    Asking, Close, Closure, Colleague, Given, Held, Inspecting, Post, Register, Role, Span, Staff, Ties,
    allowed,
};

/// Chance from a number: small and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn span(&mut self) -> Span {
        let since = first().plus_days(self.roll(20) as i32);
        let until = (self.roll(3) > 0).then(|| since.plus_days(self.roll(15) as i32));
        Span { since, until }
    }

    fn who(&mut self) -> Arc<str> {
        let people = people();
        let nth = self.roll(people.all().count() as u64 + 1) as usize;
        people.all().nth(nth).map_or_else(|| "nobody".into(), |person| person.id.clone())
    }

    fn some<T>(&mut self, most: u64, mut make: impl FnMut(&mut Dice) -> T) -> Vec<T> {
        (0..self.roll(most + 1)).map(|_| make(self)).collect()
    }

    fn held(&mut self) -> Vec<Held> {
        let mut held = self.some(3, |dice| Held { who: dice.who(), span: dice.span() });
        held.sort_by_key(|held| held.span.since);
        held
    }

    fn ties(&mut self, child: usize) -> Ties {
        Ties {
            own: Vec::new(),
            homes: Vec::new(),
            for_adoption: Vec::new(),
            child: format!("C{child}").into(),
            workers: self.held(),
            coming: self.held(),
            reviewers: self.held(),
            advisers: self.held(),
            visitors: self.held(),
            advocates: self.held(),
            care: self.some(2, Dice::span),
            after_care: self.some(1, Dice::span),
            referred: self.some(1, Dice::span),
            placing: self.some(1, Dice::span),
            given: self.some(2, |dice| Given {
                who: dice.who(),
                span: dice.span(),
                because: "to cover".to_owned(),
                confidential: dice.roll(2) == 0,
            }),
            closed: self.some(2, |dice| Closure {
                span: dice.span(),
                because: "A court said so",
                open_to: dice.some(4, |dice| (dice.who(), dice.span().until)),
            }),
            close: self.some(1, |dice| Close {
                who: dice.who(),
                span: dice.span(),
                how: Closeness::Relative,
            }),
            family: Vec::new(),
        }
    }

    fn colleague(&mut self) -> Colleague {
        Colleague {
            designated: Vec::new(),
            posts: self.some(2, |dice| Post { role: Role::SocialWorker, span: dice.span(), team: None }),
            stands_in: self.some(2, |dice| (dice.who(), dice.span())),
            inspections: self.some(1, |dice| Inspecting {
                span: dice.span(),
                what: "an inspection".to_owned(),
                sample: dice.some(5, |dice| format!("C{}", dice.roll(40)).into()),
            }),
        }
    }
}

fn first() -> Day {
    day("2026-01-01")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn who_may_see_whom_is_one_answer(seed: u64) {
        let mut dice = Dice(seed);
        let on = first().plus_days(dice.roll(30) as i32);
        let people = Arc::new(people());
        let staff = (0..6).fold(Staff::default(), |staff, _| {
            let who = dice.who();
            staff.and(&who, dice.colleague())
        });
        let staff = Arc::new(staff);
        let children: Vec<Arc<Ties>> = (0..40).map(|child| shared(dice.ties(child))).collect();
        // Some of them are new or were otherwise tied before: the register is brought up to date, and made anew for the others.
        let before = children.iter().enumerate().filter(|(nth, _)| nth % 5 > 0).map(|(nth, child)| {
            if nth % 5 == 1 { shared(dice.ties(nth)) } else { child.clone() }
        });
        let before = Register::of(on, people.clone(), Arc::default(), before.collect::<Vec<_>>());
        let changed = children.iter().enumerate().filter(|(nth, _)| nth % 5 < 2).map(|(_, child)| child.clone());
        let register = Arc::new(before.with(people.clone(), staff.clone(), changed));
        let anew = Register::of(on, people.clone(), staff.clone(), children.clone());
        prop_assert_eq!(register.len(), anew.len());
        let mut permits = 0;
        for person in people.all() {
            let seen = register.seen_by(person);
            for child in &children {
                let asking =
                    Asking { person, people: &people, staff: &staff, child, day: on };
                let permit = allowed(&asking);
                let single = permit.is_ok();
                let whole = permit.is_ok_and(|permit| permit.is_whole());
                let set_whole = seen.as_ref().is_ok_and(|seen| seen.has_whole(&child.child));
                prop_assert_eq!(whole, set_whole, "{} at {} on {}, whole", person.id, child.child, on);
                let set = seen.as_ref().is_ok_and(|seen| seen.has(&child.child));
                prop_assert_eq!(single, set, "{} at {} on {}", person.id, child.child, on);
                permits += usize::from(single);
            }
            if let Ok(seen) = &seen {
                prop_assert!(!seen.has("nobody's"));
            }
        }
        prop_assert!(permits > 0, "nobody may see anybody: the test looks at nothing");
    }
}
