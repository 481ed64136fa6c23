//! When each fact was learnt: most within days, some weeks late, a few said wrongly first.

use std::sync::{Arc, OnceLock};

use calendar::{Day, Moment};
use records::{Definition, Fact, Origin, Record};

use crate::dice::Dice;
use crate::plan::World;

/// How late a sort of fact is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lag {
    /// Starts, moves, orders: a day or two.
    Prompt,
    /// That care ended: now and then weeks.
    Leaving,
    /// Visits and reviews: within the week, with a tail.
    Usual,
    /// Health assessments: the report comes back from the health service.
    Health,
    /// Dental checks: learnt from the carer at the next visit or review.
    Dental,
    /// Kept in a spreadsheet beside the case system, and copied now and then.
    Tracker,
    /// On the day, by whoever opens the record.
    AtOnce,
}

impl Lag {
    fn days(self, dice: &mut Dice) -> i32 {
        match self {
            Lag::Prompt => dice.span(&[(88, (0, 3)), (9, (4, 14)), (3, (15, 45))]),
            Lag::Leaving => dice.span(&[(80, (0, 4)), (13, (5, 20)), (7, (21, 75))]),
            Lag::Usual => dice.span(&[(90, (0, 3)), (8, (4, 12)), (2, (13, 40))]),
            Lag::Health => dice.span(&[(45, (2, 14)), (35, (15, 45)), (20, (46, 140))]),
            Lag::Dental => dice.span(&[(25, (3, 20)), (38, (21, 90)), (37, (91, 240))]),
            Lag::Tracker => dice.span(&[(50, (5, 25)), (50, (26, 70))]),
            Lag::AtOnce => 0,
        }
    }
}

/// Writes down what is learnt about one subject, up to the last moment of the plan.
pub(crate) struct Scribe<'a> {
    pub(crate) world: &'a World,
    pub(crate) dice: Dice,
    facts: Vec<Fact>,
    origin: Arc<Origin>,
    nth: u32,
    /// Nothing is learnt before this: what comes of a period of care, before its start is known.
    pub(crate) floor: Moment,
}

/// Identifiers of records: numbers, shared by all subjects.
fn identifier(nth: u32) -> Arc<str> {
    static SHARED: OnceLock<Vec<Arc<str>>> = OnceLock::new();
    let shared = SHARED.get_or_init(|| (0..2048).map(|nth: u32| nth.to_string().into()).collect());
    shared.get(nth as usize).cloned().unwrap_or_else(|| nth.to_string().into())
}

impl<'a> Scribe<'a> {
    pub(crate) fn new(world: &'a World, dice: Dice, who: &str) -> Scribe<'a> {
        let origin = Arc::new(Origin { seq: 0, who: who.into(), batch: "".into() });
        Scribe { world, dice, facts: Vec::new(), origin, nth: 0, floor: Moment::from_micros(i64::MIN) }
    }

    /// What has been said so far of a kind and stands: the last revision of each record.
    pub(crate) fn told<T: Definition + Clone>(&self) -> Vec<T> {
        let mut said: Vec<(&str, Option<&T>)> = Vec::new();
        for fact in &self.facts {
            let Some(record) = fact.of::<T>() else { continue };
            let stands = (!fact.withdrawn).then_some(record);
            // The revisions of a record follow each other.
            match said.last_mut().filter(|(id, _)| **id == *fact.id) {
                Some(last) => last.1 = stands,
                None => said.push((&fact.id, stands)),
            }
        }
        said.into_iter().filter_map(|(_, record)| record.cloned()).collect()
    }

    /// What was learnt, in that order.
    pub(crate) fn finish(mut self) -> Vec<Fact> {
        self.facts.sort_by_key(|fact| fact.recorded);
        self.facts
    }

    /// The moment at which something of this day is learnt: in office hours, on a weekday, never before the record began.
    pub(crate) fn learnt(&mut self, happened: Day, lag: Lag) -> Moment {
        let minute = self.dice.between(8 * 60 + 30, 17 * 60 + 30);
        let day = happened.plus_days(lag.days(&mut self.dice));
        if day < self.world.kept {
            return self.brought_over().max(self.floor);
        }
        let day = day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())]);
        Moment::from_micros((i64::from(day.number()) * 1440 + i64::from(minute)) * 60_000_000).max(self.floor)
    }

    /// The moment at which what happened before the record began was brought over.
    fn brought_over(&self) -> Moment {
        Moment::from_micros(i64::from(self.world.kept.number()) * 86_400_000_000 + 21_600_000_000)
    }

    /// Some working days after a moment.
    pub(crate) fn later(&mut self, than: Moment, from: i32, to: i32) -> Moment {
        let days = self.dice.between(from.max(1), to);
        let day = Day::from_number(than.micros().div_euclid(86_400_000_000) as i32).plus_days(days);
        self.learnt(day, Lag::AtOnce).max(Moment::from_micros(than.micros() + 60_000_000))
    }

    /// A fact that is never corrected.
    pub(crate) fn tell(&mut self, happened: Day, recorded: Moment, record: impl Record) {
        if happened <= self.world.plan.until && recorded <= self.world.known {
            let id = self.next();
            self.push(id, 1, recorded, false, Arc::new(record));
        }
    }

    /// A fact of a day to come that is known already: what stands in a diary.
    pub(crate) fn foretell(&mut self, recorded: Moment, record: impl Record) {
        if recorded <= self.world.known {
            let id = self.next();
            self.push(id, 1, recorded, false, Arc::new(record));
        }
    }

    /// A record with its revisions in order: each said at its moment. Those of days to come are left out. Its identifier.
    pub(crate) fn revise<R: Record>(
        &mut self,
        revisions: impl IntoIterator<Item = (Day, Moment, R)>,
    ) -> Arc<str> {
        let id = self.next();
        let (mut revision, mut before) = (0, Moment::from_micros(i64::MIN));
        for (happened, recorded, record) in revisions {
            if happened > self.world.plan.until {
                break;
            }
            let recorded = recorded.max(Moment::from_micros(before.micros().saturating_add(60_000_000)));
            if recorded > self.world.known {
                break;
            }
            (revision, before) = (revision + 1, recorded);
            self.push(id.clone(), revision, recorded, false, Arc::new(record));
        }
        id
    }

    /// Something said of the wrong child, and withdrawn some days later.
    pub(crate) fn mistake(&mut self, happened: Day, recorded: Moment, record: impl Record) {
        if happened > self.world.plan.until || recorded > self.world.known {
            return;
        }
        let (id, record) = (self.next(), Arc::new(record));
        let noticed = self.later(recorded, 1, 40);
        self.push(id.clone(), 1, recorded, false, record.clone());
        if noticed <= self.world.known {
            self.push(id, 2, noticed, true, record);
        }
    }

    fn next(&mut self) -> Arc<str> {
        self.nth += 1;
        identifier(self.nth)
    }

    fn push(
        &mut self,
        id: Arc<str>,
        revision: u32,
        recorded: Moment,
        withdrawn: bool,
        record: Arc<dyn Record>,
    ) {
        self.facts.push(Fact { id, revision, recorded, withdrawn, record, origin: self.origin.clone() });
    }
}
