//! Worlds of a few words, and what the rules say of them.

mod entry;
mod joint;
mod laws;
mod rules;
mod whole;

use calendar::{Day, Moment};
use timeline::{Authority, Cohort, Household, history};

use crate::{Judged, NoDirectory, PlaceId, World, rank};

/// The day of all questions.
pub(super) fn today() -> Day {
    "2026-03-02".parse().unwrap()
}

/// A cohort of children and households, each told in the words of histories.
pub(super) fn cohort(children: &[(&str, &str)], households: &[(&str, &str)]) -> Cohort {
    let known = Moment::END_OF_TIME;
    let children = children.iter().map(|(id, text)| history::child(id, text).unwrap()).collect();
    let households = households
        .iter()
        .map(|(id, text)| Household::of(id, &history::facts(text).unwrap(), known))
        .collect();
    Cohort::new(known, Authority::of("Z99", &[], known), children, households)
}

/// With homes.
pub(super) fn with_homes(cohort: Cohort, homes: &[(&str, &str)]) -> Cohort {
    let known = Moment::END_OF_TIME;
    let homes = homes
        .iter()
        .map(|(id, text)| timeline::Home::of(id, &history::facts(text).unwrap(), known))
        .collect();
    cohort.with(Vec::new(), homes)
}

pub(super) fn world(cohort: &Cohort) -> World<'_> {
    World::of(cohort, today(), &NoDirectory)
}

/// The judgement of a household for a child.
pub(super) fn of(world: &World<'_>, child: &str, household: &str) -> Judged {
    let place = world.place(&PlaceId::Household(household.into())).unwrap();
    let asked = world.asks(child).unwrap();
    rank(world, asked).into_iter().find(|judged| judged.place == place).unwrap()
}

/// A whole invented service, with homes, and its day.
pub(super) fn a_service() -> (Cohort, Day) {
    let day: Day = "2026-09-30".parse().unwrap();
    let invented = simulate::authority(&simulate::Plan::new(500, 24, day, 5));
    let known = Moment::END_OF_TIME;
    let children = invented.children.iter().map(|(who, facts)| timeline::Timeline::of(&who.id, facts, known));
    let households = invented.households.iter().map(|(who, facts)| Household::of(&who.id, facts, known));
    let homes = invented.staff.iter().filter(|(who, _)| who.kind == records::SubjectKind::Home);
    let homes = homes.map(|(who, facts)| timeline::Home::of(&who.id, facts, known)).collect();
    let (code, facts) = &invented.authority;
    let authority = Authority::of(&code.id, facts, known);
    (Cohort::new(known, authority, children.collect(), households.collect()).with(Vec::new(), homes), day)
}
