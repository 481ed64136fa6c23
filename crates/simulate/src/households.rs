//! Carer households: a register whose places change hands.

use records::fostering::FosteringApproval;
use records::{Fact, Subject};

use crate::dice::{About, Dice, stir};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// The households approved since two years before the record began.
pub(crate) fn households(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    let mut out = Vec::new();
    for place in 0..world.households {
        let mut dice = Dice::of(world.plan.seed, About::Household, u64::from(place));
        let mut since = world
            .kept
            .plus_months(-12 * 14)
            .plus_days((stir(world.plan.seed, 2, u64::from(place)) % 2600) as i32);
        let mut nth = 0;
        while since <= world.plan.until {
            let until =
                since.plus_days(dice.span(&[(30, (250, 900)), (50, (900, 2700)), (20, (2700, 6500))]));
            if until >= world.kept.plus_months(-24) {
                let (subject, facts) = household(world, place, nth, since, until, dice.in_1000(90));
                // A household whose approval nobody has written down yet is not known of.
                if !facts.is_empty() {
                    out.push((subject, facts));
                }
            }
            // A place stands empty for some months before the next household is approved; of late for longer, so that
            // the register shrinks.
            let lately = until >= world.plan.until.plus_months(-24);
            since = until.plus_days(dice.between(10, if lately { 1300 } else { 200 }));
            nth += 1;
        }
    }
    out
}

fn household(
    world: &World,
    place: u32,
    nth: u32,
    since: calendar::Day,
    until: calendar::Day,
    kinship: bool,
) -> (Subject, Vec<Fact>) {
    let number = place + nth * world.households;
    let dice = Dice::of(world.plan.seed, About::Learning, 1 << 48 | u64::from(number));
    let mut scribe = Scribe::new(world, dice, "fostering");
    let (made, ended) = (scribe.learnt(since, Lag::Usual), scribe.learnt(until, Lag::Usual));
    scribe.revise([
        (since, made, FosteringApproval { since, until: None, kinship }),
        (until, ended, FosteringApproval { since, until: Some(until), kinship }),
    ]);
    (Subject::carer_household(&format!("H{number:05}")), scribe.finish())
}
