//! Where the child is meant to grow up: decided by the second review, changed where life goes another way, achieved when the
//! child lives there for good.

use calendar::{Day, LeapBirthday};
use records::codes::PlacementType;
use records::coming_into_care::PermanenceRoute;
use records::permanence::PermanencePlan;

use super::{Life, in_the_evening, weekday};
use crate::course::{Ending, Path};
use crate::dice::{About, Dice};
use crate::scribe::Lag;
use crate::stays::Stay;
use crate::teams;

/// In how many in a thousand: there is a plan of permanence by the second review; one that was left open is decided within the
/// year; a foster home that lasts is agreed as the home to stay in, though the return goes on naming it as before.
const PERMANENCE: u32 = 960;
const DECIDED_LATER: u32 = 880;
const AGREED_TO_STAY: u32 = 820;

/// What is aimed at from a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Aim {
    from: Day,
    pub(super) route: PermanenceRoute,
    pub(super) parallel: Option<PermanenceRoute>,
}

/// What is aimed at, one after the other; never empty.
#[derive(Debug)]
pub(super) struct Aims {
    first: Aim,
    later: Vec<Aim>,
}

impl Aims {
    /// The aim of a day; before the first day, the first.
    pub(super) fn on(&self, day: Day) -> Aim {
        self.later.iter().rev().find(|aim| aim.from <= day).copied().unwrap_or(self.first)
    }
}

impl Life<'_, '_, '_> {
    /// What the plan aims at through the period of care.
    pub(super) fn aims(&mut self) -> Aims {
        use PermanenceRoute::*;
        let (start, end) = (self.spell.start, self.end);
        let old = self.age(start) >= 15;
        let (route, parallel) = match self.spell.path {
            Path::Home | Path::AtHome | Path::Brief => (Home, Some(Guardianship)),
            Path::Kin => (Guardianship, Some(LongTermFostering)),
            Path::Adopted | Path::Waiting => (Adoption, Some(LongTermFostering)),
            Path::Long => (LongTermFostering, None),
            Path::Remand => (Home, None),
            // At fifteen and over most live in a home or a flat of their own until they are grown up.
            _ => self.dice.pick(&[
                (if old { 2 } else { 6 }, (LongTermFostering, None)),
                (if old { 7 } else { 2 }, (Residential, None)),
                (1, (NotDecided, None)),
            ]),
        };
        let decided = weekday(start, start.plus_days(self.dice.between(95, 150)));
        let mut aims = Aims { first: Aim { from: decided, route, parallel }, later: Vec::new() };
        // Its own chance: what else is written about the child does not depend on it.
        let mut dice =
            Dice::of(self.scribe.world.plan.seed, About::Permanence, u64::from(self.course.number));
        let mut change = |from: Day, route| {
            let from = weekday(start, from);
            if from > decided && from < end {
                aims.later.push(Aim { from, route, parallel: None });
            }
        };
        if let Some(reversed) = self.spell.adoption.and_then(|adoption| adoption.reversed) {
            change(reversed, LongTermFostering);
        }
        if route == NotDecided && dice.in_1000(DECIDED_LATER) {
            let later = decided.plus_days(dice.between(80, 200));
            change(later, if self.age(later) >= 13 { Residential } else { LongTermFostering });
        }
        // Whoever comes to live in a home or in supported accommodation, and stays, is to grow up there.
        let home = self.stays.iter().find(|stay| {
            let stays = stay.from.max(decided).days_until(stay.to.min(end));
            is_home(stay) && stays >= 180
        });
        if let Some(stay) = home {
            change(stay.from.max(decided).plus_days(dice.between(60, 120)), Residential);
        }
        // A return home that did not come: another plan, most within the year.
        let late = decided.plus_days(dice.between(150, 420));
        if route == Home && self.spell.path != Path::AtHome && late < end {
            change(late, LongTermFostering);
        }
        aims.later.sort_by_key(|aim| aim.from);
        aims
    }

    /// The plans of permanence as they were decided, and when each was achieved.
    pub(super) fn permanence(&mut self, aims: &Aims) {
        let mut dice =
            Dice::of(self.scribe.world.plan.seed, About::Permanence, 1 << 40 | u64::from(self.course.number));
        if aims.first.from >= self.end || !dice.in_1000(PERMANENCE) {
            return;
        }
        let stays_on = dice.in_1000(AGREED_TO_STAY);
        let all: Vec<Aim> = std::iter::once(aims.first).chain(aims.later.iter().copied()).collect();
        for (nth, aim) in all.iter().enumerate() {
            let until = all.get(nth + 1).map_or(self.end, |next| next.from);
            let achieved = self.achieved(aim, stays_on).filter(|day| *day <= until);
            // A plan is endorsed by a review, and whoever led it is named as the list of staff names them.
            let officer = teams::reviewing_officer_name(self.scribe.world, self.course.family.first);
            let endorsed_by = Some(format!("Review led by {officer}"));
            let open = PermanencePlan {
                day: aim.from,
                route: aim.route,
                parallel: aim.parallel,
                // Thirteen weeks after the plan it is decided between the two.
                decide_by: aim.parallel.map(|_| aim.from.plus_days(91)),
                approved: None,
                because: None,
                endorsed_by,
                achieved: None,
            };
            let learnt = self.scribe.learnt(aim.from, Lag::Usual);
            let mut revisions = vec![(aim.from, learnt, open.clone())];
            // Where there are two plans most are decided in time, some weeks after, a few not at all. No chance of its own:
            // what else is written does not depend on it.
            let late = (self.course.number.wrapping_mul(37) % 90) as i32;
            let approved = weekday(aim.from, aim.from.plus_days(75 + late));
            let decided = aim.parallel.is_some() && late < 80 && approved < until;
            let open = if decided && achieved.is_none_or(|achieved| achieved > approved) {
                let chosen = PermanencePlan { approved: Some(approved), ..open.clone() };
                revisions.push((approved, in_the_evening(approved, learnt), chosen.clone()));
                chosen
            } else {
                open
            };
            if let Some(achieved) = achieved {
                let told = self.scribe.learnt(achieved, Lag::Prompt).max(learnt);
                revisions.push((achieved, told, PermanencePlan { achieved: Some(achieved), ..open }));
            }
            self.scribe.revise(revisions);
        }
    }

    /// When the child came to live as the aim says, for good.
    fn achieved(&self, aim: &Aim, stays_on: bool) -> Option<Day> {
        use PermanenceRoute::*;
        let lives = |is: &dyn Fn(&Stay) -> bool| {
            self.stays.iter().find(|stay| stay.to > aim.from && is(stay)).map(|stay| stay.from.max(aim.from))
        };
        let ended = |is: bool| is.then_some(self.spell.end);
        match aim.route {
            LongTermFostering => {
                // The match, or the panel's word that the child stays where they have been for nine months.
                let matched = lives(&|stay| matches!(stay.place, PlacementType::U1 | PlacementType::U4));
                let lasting =
                    lives(&|stay| stay.place.is_foster() && lasts(stay)).map(|day| day.plus_days(270));
                matched.into_iter().chain(lasting.filter(|_| stays_on)).min()
            }
            Home => lives(&|stay| stay.place == PlacementType::P1)
                .or_else(|| ended(matches!(self.spell.path, Path::Home | Path::Brief | Path::Remand))),
            Adoption => ended(self.spell.path == Path::Adopted),
            Guardianship | ChildArrangements => ended(matches!(self.spell.ending, Ending::Guardianship)),
            // A home is somewhere to live, not an order or a match: there is nothing more to be achieved.
            Residential | NotDecided => None,
        }
        .filter(|day| *day < self.course.born.birthday(18, LeapBirthday::FirstOfMarch))
    }
}

/// A children's home, a school or supported accommodation.
fn is_home(stay: &Stay) -> bool {
    matches!(stay.place, PlacementType::K2 | PlacementType::H5 | PlacementType::S1)
}

/// A year or more in one foster home.
fn lasts(stay: &Stay) -> bool {
    stay.from.days_until(stay.to) >= 365
}
