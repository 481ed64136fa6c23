//! Households that ask to adopt: stage by stage, with those who wait, those with whom a child was placed, and those who left.

use calendar::Day;
use records::adoption::{AdopterApplication, AdopterApproval};
use records::{Fact, Subject};

use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// Children in care for each household that asks in a year and a half.
const FOR_EACH: u32 = 22;
/// Households of a small authority.
const LEAST: u32 = 6;

/// The households; none where nobody writes down what people do.
pub(crate) fn adopters(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    if world.life.is_none() {
        return Vec::new();
    }
    let many = (world.plan.children / FOR_EACH).max(LEAST);
    (1..=many).map(|number| household(world, number)).filter(|(_, facts)| !facts.is_empty()).collect()
}

fn household(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let seed = world.plan.seed;
    let mut dice = Dice::of(seed, About::Adopters, u64::from(number));
    let mut scribe =
        Scribe::new(world, Dice::of(seed, About::Adopters, 1 << 40 | u64::from(number)), "adoption");
    let registered = world.plan.until.plus_days(-dice.between(5, 540));
    let after = |dice: &mut Dice, day: Day, from: i32, to: i32| day.plus_days(dice.between(from, to));
    let responded = after(&mut dice, registered, 1, 8);
    let one = after(&mut dice, responded, 3, 20);
    let one_ended = after(&mut dice, one, 45, 80);
    let two = after(&mut dice, one_ended, 5, 90);
    let decided = after(&mut dice, two, 95, 150);
    let leaves = dice.in_1000(160);
    let approved = dice.in_1000(930);
    let empty = AdopterApplication {
        registered,
        responded: None,
        stage_1_started: None,
        stage_1_ended: None,
        stage_2_started: None,
        decided: None,
        approved: None,
        agency: dice.in_1000(200).then(|| "Three Valleys Adoption (invented)".to_owned()),
        closed: None,
        because: None,
        name: None,
        owner: None,
    };
    let mut said = empty.clone();
    let mut revisions = vec![(registered, scribe.learnt(registered, Lag::Usual), empty)];
    let mut tell = |scribe: &mut Scribe<'_>, day: Day, said: &AdopterApplication| {
        revisions.push((day, scribe.learnt(day, Lag::Usual), said.clone()));
    };
    said.responded = Some(responded);
    tell(&mut scribe, responded, &said);
    said.stage_1_started = Some(one);
    tell(&mut scribe, one, &said);
    if leaves {
        let closed = after(&mut dice, one, 10, 60);
        (said.closed, said.because) = (Some(closed), Some("Invented: they take a year to think".to_owned()));
        tell(&mut scribe, closed, &said);
    } else {
        said.stage_1_ended = Some(one_ended);
        tell(&mut scribe, one_ended, &said);
        said.stage_2_started = Some(two);
        tell(&mut scribe, two, &said);
        (said.decided, said.approved) = (Some(decided), Some(approved));
        tell(&mut scribe, decided, &said);
    }
    scribe.revise(revisions);
    if !leaves && approved {
        let since = decided;
        let placed = dice.in_1000(450).then(|| after(&mut dice, since, 40, 300));
        let open = AdopterApproval { since, until: None, placed: None };
        let mut revisions = vec![(since, scribe.learnt(since, Lag::Usual), open.clone())];
        if let Some(placed) = placed {
            let with = AdopterApproval { placed: Some(placed), ..open };
            revisions.push((placed, scribe.learnt(placed, Lag::Usual), with));
        }
        scribe.revise(revisions);
    }
    (Subject::carer_household(&format!("A{number:05}")), scribe.finish())
}
