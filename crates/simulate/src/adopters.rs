//! Households that ask to adopt: stage by stage, with those who wait, those with whom a child was placed, and those who left.

use calendar::Day;
use records::adoption::{AdopterApplication, AdopterApproval, AdopterReview};
use records::{Fact, Subject};

use crate::dice::{About, Dice};
use crate::matched;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// Children in care for each household that asks in a year and a half; and for each of those who asked in the two and a half
/// years
/// before.
const FOR_EACH: u32 = 22;
const FOR_EACH_BEFORE: u32 = 14;
/// Households of a small authority.
const LEAST: u32 = 6;
/// Of a thousand: a child of another authority came to those with whom none of ours was matched; those who wait for long leave;
/// the approval of those who wait is looked at in time.
const ELSEWHERE: u32 = 130;
const LEAVE: u32 = 720;
const REVIEWED_IN_TIME: u32 = 820;

/// How they came to be approved.
struct Way {
    registered: Day,
    responded: Day,
    one: Day,
    one_ended: Day,
    two: Day,
    decided: Day,
    leaves: bool,
    approved: bool,
    /// When those with whom no child of ours is matched stop waiting, and whether a child of another authority came.
    after: Option<(Day, bool)>,
    /// What is said of it draws on.
    dice: Dice,
}

/// How many there are.
pub(crate) fn many(world: &World) -> u32 {
    lately(world) + world.plan.children / FOR_EACH_BEFORE
}

fn lately(world: &World) -> u32 {
    (world.plan.children / FOR_EACH).max(LEAST)
}

/// The identifier of those with a number.
pub(crate) fn id(number: u32) -> String {
    format!("A{number:05}")
}

/// Whether they were approved by a day, and have neither left nor taken a child of another authority.
pub(crate) fn waits(world: &World, number: u32, day: Day) -> bool {
    let way = Way::of(world, number);
    let approved = !way.leaves && way.approved && way.decided <= day;
    approved && way.after.is_none_or(|(ended, _)| ended > day)
}

impl Way {
    fn of(world: &World, number: u32) -> Way {
        let mut dice = Dice::of(world.plan.seed, About::Adopters, u64::from(number));
        let before = number > lately(world);
        let (least, most) = if before { (541, 1450) } else { (5, 540) };
        let registered = world.plan.until.plus_days(-dice.between(least, most));
        let mut after = |day: Day, from: i32, to: i32| day.plus_days(dice.between(from, to));
        let responded = after(registered, 1, 8);
        let one = after(responded, 3, 20);
        let one_ended = after(one, 45, 80);
        let two = after(one_ended, 5, 90);
        let decided = after(two, 95, 150);
        let leaves = dice.in_1000(160);
        let approved = dice.in_1000(930);
        let mut own = Dice::of(world.plan.seed, About::Waited, 1 << 40 | u64::from(number));
        let (came, placed, left) =
            (own.in_1000(ELSEWHERE), decided.plus_days(own.between(40, 300)), own.in_1000(LEAVE));
        let leave = decided.plus_days(own.between(420, 800));
        let after = if came { Some((placed, true)) } else { left.then_some((leave, false)) };
        Way { registered, responded, one, one_ended, two, decided, leaves, approved, after, dice }
    }
}

/// The households; none where nobody writes down what people do.
pub(crate) fn adopters(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    if world.life.is_none() {
        return Vec::new();
    }
    (1..=many(world)).map(|number| household(world, number)).filter(|(_, facts)| !facts.is_empty()).collect()
}

fn household(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let seed = world.plan.seed;
    let mut scribe =
        Scribe::new(world, Dice::of(seed, About::Adopters, 1 << 40 | u64::from(number)), "adoption");
    let mut way = Way::of(world, number);
    let empty = AdopterApplication {
        registered: way.registered,
        responded: None,
        stage_1_started: None,
        stage_1_ended: None,
        stage_2_started: None,
        decided: None,
        approved: None,
        agency: way.dice.in_1000(200).then(|| "Three Valleys Adoption (invented)".to_owned()),
        closed: None,
        because: None,
        name: None,
        owner: None,
    };
    let mut said = empty.clone();
    let mut revisions = vec![(way.registered, scribe.learnt(way.registered, Lag::Usual), empty)];
    let mut tell = |scribe: &mut Scribe<'_>, day: Day, said: &AdopterApplication| {
        revisions.push((day, scribe.learnt(day, Lag::Usual), said.clone()));
    };
    said.responded = Some(way.responded);
    tell(&mut scribe, way.responded, &said);
    said.stage_1_started = Some(way.one);
    tell(&mut scribe, way.one, &said);
    if way.leaves {
        let closed = way.one.plus_days(way.dice.between(10, 60));
        (said.closed, said.because) = (Some(closed), Some("Invented: they take a year to think".to_owned()));
        tell(&mut scribe, closed, &said);
    } else {
        said.stage_1_ended = Some(way.one_ended);
        tell(&mut scribe, way.one_ended, &said);
        said.stage_2_started = Some(way.two);
        tell(&mut scribe, way.two, &said);
        (said.decided, said.approved) = (Some(way.decided), Some(way.approved));
        tell(&mut scribe, way.decided, &said);
    }
    scribe.revise(revisions);
    if !way.leaves && way.approved {
        approved(&mut scribe, number, &way);
    }
    (Subject::carer_household(&id(number)), scribe.finish())
}

/// The approval, what came of it, and how it is looked at where nobody came.
fn approved(scribe: &mut Scribe<'_>, number: u32, way: &Way) {
    let world = scribe.world;
    let since = way.decided;
    let open = AdopterApproval { since, until: None, placed: None };
    let mut revisions = vec![(since, scribe.learnt(since, Lag::Usual), open.clone())];
    let ours = matched::placed_with(world, number).map(|placed| (placed, true));
    let ended = ours.or(way.after);
    if let Some((day, came)) = ended {
        let (placed, until) = if came { (Some(day), None) } else { (None, Some(day)) };
        revisions.push((day, scribe.learnt(day, Lag::Usual), AdopterApproval { placed, until, ..open }));
    }
    scribe.revise(revisions);
    let mut dice = Dice::of(world.plan.seed, About::Waited, u64::from(number));
    scribe.dice = Dice::of(world.plan.seed, About::Waited, 1 << 41 | u64::from(number));
    let end = ended.map_or(world.plan.until.plus_days(1), |(day, _)| day);
    let mut day = since;
    loop {
        let in_time = dice.in_1000(REVIEWED_IN_TIME);
        day = day.plus_days(if in_time { dice.between(330, 364) } else { dice.between(368, 430) });
        if day >= end {
            break;
        }
        let learnt = scribe.learnt(day, Lag::Usual);
        scribe.tell(day, learnt, AdopterReview { day, continues: true });
    }
}
