//! Whatever is recorded, however it contradicts itself, the families give duties that hold together.

use calendar::{Day, Moment, day};
use proptest::prelude::*;
use records::{Fact, Field, Form, KINDS, Kind, SubjectKind, sample};
use serde_json::{Map, Value};
use timeline::{Authority, Home, Household, Standpoint, Timeline, Worker};

use crate::{Duty, FAMILIES};

/// The first day of the three years in which things happen.
const FIRST: Day = day!(2017, 1, 1);
const DAYS: i32 = 3 * 365;

/// A fact of a kind, its answers as they come: some left out, each day and code drawn from `seed`.
fn fact(kind: &'static Kind, id: usize, mut seed: u64) -> Option<Fact> {
    let mut draw = |of: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % of
    };
    let mut payload: Map<String, Value> = sample(kind, |_| true);
    for Field { name, form, optional, .. } in kind.fields {
        if *optional && draw(3) == 0 {
            payload.remove(*name);
            continue;
        }
        let on = FIRST.plus_days(i32::try_from(draw(DAYS as u64)).unwrap());
        let answer = match form {
            Form::Day => Value::from(on.to_string()),
            Form::Moment => Value::from(format!("{on}T09:00:00Z")),
            Form::Choice(set) => Value::from(set.choices[draw(set.choices.len() as u64) as usize].code),
            Form::Choices(set) => {
                Value::from(vec![set.choices[draw(set.choices.len() as u64) as usize].code])
            }
            Form::YesNo => Value::from(draw(2) == 0),
            _ => continue,
        };
        payload.insert((*name).to_owned(), answer);
    }
    let record = (kind.read)(Value::Object(payload).to_string().as_bytes()).ok()?;
    let mut fact =
        Fact::said(&id.to_string(), Moment::from_micros(0), records::visits::VisitToChild::seen_on(FIRST));
    fact.record = record;
    Some(fact)
}

/// What holds of any duty, asked on a day.
fn check(duty: &Duty, on: Day) {
    let id = duty.clock.id;
    assert!(duty.met.is_none_or(|met| met.day <= on), "{id} is met in the future: {duty:?}");
    assert!(duty.stopped.is_none_or(|stopped| stopped <= on), "{id} stopped in the future: {duty:?}");
    assert!(duty.met.is_none() || duty.stopped.is_none(), "{id} is met and stopped: {duty:?}");
    assert!(!duty.in_words(&calendar::Calendars::default()).is_empty(), "{id}");
    let state = duty.state_on(on);
    if duty.status().is_advice() || duty.is_local() {
        return;
    }
    let counted = state.kept();
    assert!(counted.is_none() || duty.clock.limit.in_force(duty.because.day).is_some(), "{id}: {duty:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn duties_hold_together(
        facts in prop::collection::vec((0..KINDS.len(), any::<u64>()), 0..60), on in 0..DAYS, born in 0i32..9_000,
    ) {
        let on = FIRST.plus_days(on);
        let mut said: Vec<Fact> = facts
            .iter()
            .enumerate()
            .filter_map(|(id, &(kind, seed))| fact(KINDS[kind], id, seed))
            .collect();
        let birth = format!("{} born", FIRST.plus_days(500 - born));
        said.extend(timeline::history::facts(&birth).unwrap());
        let of = |subject: SubjectKind| -> Vec<Fact> {
            said.iter().filter(|fact| fact.record.kind().subject == subject).cloned().collect()
        };
        let known = Moment::END_OF_TIME;
        let authority = Authority::of("372", &of(SubjectKind::Authority), known);
        let at = Standpoint { day: on, known, authority: &authority };
        let child = Timeline::of("A1", &of(SubjectKind::Child), known);
        let household = Household::of("H1", &of(SubjectKind::CarerHousehold), known);
        let worker = Worker::of("W1", &of(SubjectKind::Worker), known);
        let home = Home::of("O1", &of(SubjectKind::Home), known);
        for family in FAMILIES {
            let duties = match family.subject() {
                SubjectKind::Child => family.of_child(&child, &at),
                SubjectKind::CarerHousehold => family.of_household(&household, &at),
                SubjectKind::Worker => family.of_worker(&worker, &at),
                SubjectKind::Home => family.of_home(&home, &at),
                SubjectKind::Authority => family.of_authority(&at),
            };
            for duty in &duties {
                prop_assert!(family.clocks.contains(&duty.clock), "{} is of another family", duty.clock.id);
                check(duty, on);
            }
        }
    }
}
