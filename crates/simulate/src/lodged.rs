//! Which household of the authority a child comes to: one that is approved for them and has room on the day, nearest first.
//!
//! A household has room or has not by who lives there already, so they are found for everybody together, once, in the order in
//! which they came. A child for whom none of the authority's has room lives with carers of whom nobody wrote down who they are.

use calendar::Day;
use records::codes::CareSort;
use records::fostering::{ApprovalTerms, FosteringHold};
use rustc_hash::FxHashMap;

use crate::course::Course;
use crate::dice::stir;
use crate::fostering::{self, Whose};
use crate::households::{Holder, holders};
use crate::life;
use crate::plan::World;
use crate::stays;

/// A child who comes to live with carers of the authority.
#[derive(Debug, Clone, Copy)]
struct Guest {
    since: Day,
    until: Day,
    /// The place of the register at whose postcode the return says they live.
    place: u32,
    number: u32,
    born: Day,
}

/// A household, its terms, and who lives there until when.
struct Register {
    holder: Holder,
    terms: Vec<ApprovalTerms>,
    holds: Vec<FosteringHold>,
    guests: Vec<Day>,
}

impl Register {
    /// Whether all of them may come, and there is room.
    fn takes(&self, guests: &[Guest], last: Day) -> bool {
        let Some(first) = guests.first() else { return false };
        let day = first.since;
        let holder = self.holder;
        let lasts = guests.iter().all(|guest| holder.until > guest.until.min(last));
        if holder.kinship || holder.since > day || !lasts {
            return false;
        }
        let held = |hold: &FosteringHold| hold.since <= day && hold.until.is_none_or(|until| until > day);
        let Some(terms) = self.terms.iter().rfind(|terms| terms.since <= day) else { return false };
        let breaks = terms.sorts.as_slice() == [CareSort::ShortBreaks];
        let fits = |guest: &Guest| {
            let age = guest.born.age_on(day);
            terms.age_from.is_none_or(|from| age >= i32::from(from))
                && terms.age_to.is_none_or(|to| age <= i32::from(to))
        };
        let living = self.guests.iter().filter(|until| **until > day).count();
        !breaks
            && !self.holds.iter().any(held)
            && living + guests.len() <= usize::from(terms.children)
            && guests.iter().all(fits)
    }
}

/// The household to which a child came on a day, where one of the authority's had room.
pub(crate) fn household(world: &World, child: u32, since: Day) -> Option<&str> {
    world.lodged.get_or_init(|| find(world)).get(&(child, since)).map(String::as_str)
}

/// A child who lives with a household on a day.
pub(crate) fn lives_with(world: &World, household: &str, day: Day) -> Option<u32> {
    let all = world.lodged.get_or_init(|| find(world));
    let own = all.iter().filter(|((_, since), with)| with.as_str() == household && *since <= day);
    own.max_by_key(|((child, since), _)| (*since, *child)).map(|((child, _), _)| *child)
}

fn find(world: &World) -> FxHashMap<(u32, Day), String> {
    let last = world.plan.until;
    let mut guests = guests(world);
    guests.sort_unstable_by_key(|guest| (guest.since, guest.place, guest.number));
    let mut all: Vec<Vec<Register>> = (0..world.households).map(|place| registers(world, place)).collect();
    let mut found = FxHashMap::default();
    for group in guests.chunk_by(|a, b| (a.since, a.place) == (b.since, b.place)) {
        let together = lodge(world, &mut all, group, last);
        for (nth, guest) in group.iter().enumerate() {
            let with = match &together {
                Some(with) => Some(with.clone()),
                None => lodge(world, &mut all, &group[nth..=nth], last),
            };
            if let Some(with) = with {
                found.insert((guest.number, guest.since), with);
            }
        }
    }
    found
}

/// Brothers and sisters come to one household where one takes them all: that of the address first, then the others in turn.
fn lodge(world: &World, all: &mut [Vec<Register>], group: &[Guest], last: Day) -> Option<String> {
    let first = group.first()?;
    let many = world.households.max(1);
    let from = (stir(world.plan.seed, 0x10D6, u64::from(first.number)) % u64::from(many)) as u32;
    let turn = (0..many).map(|nth| (from + nth) % many);
    for place in std::iter::once(first.place).chain(turn) {
        let Some(registers) = all.get_mut(place as usize) else { continue };
        if let Some(takes) = registers.iter_mut().find(|register| register.takes(group, last)) {
            takes.guests.extend(group.iter().map(|guest| guest.until));
            return Some(takes.holder.id());
        }
    }
    None
}

fn guests(world: &World) -> Vec<Guest> {
    let mut guests = Vec::new();
    for number in 0..world.numbers() {
        let course = Course::of(world, number);
        if !course.concerns(world) {
            continue;
        }
        let Some(nth) = life::told_of(world, &course) else { continue };
        let spell = &course.spells[nth];
        for lived in fostering::lived(world, spell, &stays::stays(world, &course, nth)) {
            if let Whose::Household(place) = lived.whose {
                let (since, until) = (lived.since, lived.until);
                guests.push(Guest { since, until, place, number, born: course.born });
            }
        }
    }
    guests
}

fn registers(world: &World, place: u32) -> Vec<Register> {
    let register = |holder: Holder| {
        let (terms, holds) = fostering::terms(world, holder);
        Register { holder, terms, holds, guests: Vec::new() }
    };
    holders(world, place).into_iter().map(register).collect()
}
