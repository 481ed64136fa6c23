//! Carer households: a register whose places change hands.

use calendar::Day;
use records::fostering::FosteringApproval;
use records::{Fact, Subject};

use crate::dice::{About, Dice, stir};
use crate::fostering;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// A household that holds a place on the register for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holder {
    /// Its number, over all places.
    pub(crate) number: u32,
    /// The place: where it lives.
    pub(crate) place: u32,
    /// Approved.
    pub(crate) since: Day,
    /// The day approval ends, perhaps after the last day of the plan.
    pub(crate) until: Day,
    /// Approved for a relative or friend only.
    pub(crate) kinship: bool,
}

impl Holder {
    /// The identifier of the household.
    pub(crate) fn id(self) -> String {
        format!("H{:05}", self.number)
    }
}

/// Who held a place of the register since two years before the record began, one after the other.
pub(crate) fn holders(world: &World, place: u32) -> Vec<Holder> {
    let mut out = Vec::new();
    let mut dice = Dice::of(world.plan.seed, About::Household, u64::from(place));
    let mut since = world
        .kept
        .plus_months(-12 * 14)
        .plus_days((stir(world.plan.seed, 2, u64::from(place)) % 2600) as i32);
    let mut nth = 0;
    while since <= world.plan.until {
        let until = since.plus_days(dice.span(&[(30, (250, 900)), (50, (900, 2700)), (20, (2700, 6500))]));
        if until >= world.kept.plus_months(-24) {
            let number = place + nth * world.households;
            out.push(Holder { number, place, since, until, kinship: dice.in_1000(90) });
        }
        // A place stands empty for some months before the next household is approved; of late for longer, so that
        // the register shrinks.
        let lately = until >= world.plan.until.plus_months(-24);
        since = until.plus_days(dice.between(10, if lately { 1300 } else { 200 }));
        nth += 1;
    }
    out
}

/// The households approved since two years before the record began and, where the working day is told, those who ask to be.
pub(crate) fn households(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    let mut out = Vec::new();
    for holder in (0..world.households).flat_map(|place| holders(world, place)) {
        let facts = household(world, holder);
        // A household whose approval nobody has written down yet is not known of.
        if !facts.is_empty() {
            out.push((Subject::carer_household(&holder.id()), facts));
        }
    }
    out.extend(fostering::applicants(world));
    out
}

fn household(world: &World, holder: Holder) -> Vec<Fact> {
    let Holder { number, since, until, kinship, .. } = holder;
    let dice = Dice::of(world.plan.seed, About::Learning, 1 << 48 | u64::from(number));
    let mut scribe = Scribe::new(world, dice, "fostering");
    let (made, ended) = (scribe.learnt(since, Lag::Usual), scribe.learnt(until, Lag::Usual));
    scribe.revise([
        (since, made, FosteringApproval { since, until: None, kinship, ended_because: None }),
        (until, ended, FosteringApproval { since, until: Some(until), kinship, ended_because: None }),
    ]);
    if made <= world.known {
        fostering::of_household(&mut scribe, holder, made);
    }
    scribe.finish()
}
