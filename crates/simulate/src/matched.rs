//! With which adopters a child is matched: approved by then, and with no other child. Found for everybody together, once, in the
//! order of the matches. Where none of the authority's own waits, the family comes through another agency.

use calendar::Day;
use rustc_hash::FxHashMap;

use crate::adopters;
use crate::course::Course;
use crate::dice::stir;
use crate::life;
use crate::plan::World;

/// Adopters are looked at for a child so many days before a match.
const LOOKED_AT: i32 = 65;
/// Of a thousand matches: the family is the authority's own, where one waits.
const OWN: u64 = 760;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// The number of the adopters, by child.
    of_child: FxHashMap<u32, u32>,
    /// The days of the match and of the placement, by adopters.
    of_adopters: FxHashMap<u32, (Day, Day)>,
}

fn of(world: &World) -> &Matches {
    world.matched.get_or_init(|| find(world))
}

/// Those with whom a child is matched; `None` where they come through another agency.
pub(crate) fn adopters_of(world: &World, child: u32) -> Option<String> {
    of(world).of_child.get(&child).map(|number| adopters::id(*number))
}

/// The day on which a child came to live with these adopters, or will.
pub(crate) fn placed_with(world: &World, adopters: u32) -> Option<Day> {
    of(world).of_adopters.get(&adopters).map(|(_, placed)| *placed)
}

/// Adopters who are approved and wait on a day, from one on; `None` where nobody does.
pub(crate) fn waiting(world: &World, from: u32, day: Day) -> Option<String> {
    let many = adopters::many(world);
    let taken = |number: &u32| of(world).of_adopters.get(number).is_some_and(|(on, _)| *on <= day);
    let mut turn = (0..many).map(|nth| (from + nth) % many.max(1) + 1);
    turn.find(|number| adopters::waits(world, *number, day) && !taken(number)).map(adopters::id)
}

fn find(world: &World) -> Matches {
    let Some(since) = world.life else { return Matches::default() };
    let mut waits = Vec::new();
    for number in 0..world.numbers() {
        let course = Course::of(world, number);
        if !course.concerns(world) {
            continue;
        }
        let Some(spell) = life::told_of(world, &course).map(|nth| &course.spells[nth]) else { continue };
        let Some(adoption) = spell.adoption.filter(|of| of.reversed.is_none() && !of.same_carer) else {
            continue;
        };
        if spell.end >= since && adoption.matched < spell.end {
            waits.push((adoption.matched, course.family.first, number, adoption.placed));
        }
    }
    waits.sort_unstable();
    let mut matches = Matches::default();
    let mut families: FxHashMap<(Day, u32), Option<u32>> = FxHashMap::default();
    let many = adopters::many(world);
    for (matched, family, number, placed) in waits {
        let found = *families.entry((matched, family)).or_insert_with(|| {
            let chance = stir(world.plan.seed, 0xADD, u64::from(number));
            let from = (chance / 1000 % u64::from(many.max(1))) as u32;
            let day = matched.plus_days(-LOOKED_AT);
            let mut turn = (0..many).map(|nth| (from + nth) % many.max(1) + 1);
            let free = |number: &u32| {
                adopters::waits(world, *number, day) && !matches.of_adopters.contains_key(number)
            };
            (chance % 1000 < OWN).then(|| turn.find(free)).flatten()
        });
        if let Some(adopters) = found {
            matches.of_child.insert(number, adopters);
            matches.of_adopters.entry(adopters).or_insert((matched, placed));
        }
    }
    matches
}
