//! Children's homes that the authority uses.

use calendar::Moment;
use records::homes::{HomeDetails, HomeSort};
use records::{Fact, Subject};

use super::skills;
use crate::dice::{About, Dice};
use crate::life;
use crate::places::{self, Area};
use crate::plan::World;
use crate::scribe::Scribe;

/// Of the places of other providers every third is a children's home of which more is known.
const EVERY: u32 = 3;
/// Where the places of other providers begin, among postcodes and among reference numbers.
const FIRST: u32 = 50_000;
const FIRST_URN: u32 = 1000;

/// How many places of other providers there are.
fn places_of_others(world: &World) -> u32 {
    world.plan.children / 8 + 12
}

/// The home with this reference number, if more is known of it.
pub(super) fn home_of(world: &World, urn: &str) -> Option<String> {
    let number = (0..places_of_others(world)).step_by(EVERY as usize);
    number
        .map(|number| (number, places::urn(FIRST_URN + number)))
        .find(|(_, known)| known == urn)
        .map(|(n, _)| id(n))
}

fn id(number: u32) -> String {
    format!("K{number:03}")
}

/// The homes, where the working day is told.
pub(crate) fn homes(world: &World) -> Vec<(Subject, Vec<Fact>)> {
    if world.life.is_none() {
        return Vec::new();
    }
    let home = |number: u32| {
        let seed = world.plan.seed;
        let mut dice = Dice::of(seed, About::Fostering, 1 << 40 | u64::from(number));
        let since = world.kept.plus_months(-dice.between(12, 90));
        let details = HomeDetails {
            since,
            until: None,
            sort: HomeSort::ChildrensHome,
            name: format!("{} House", crate::names::given(&mut dice)),
            urn: Some(places::urn(FIRST_URN + number)),
            manager: None,
            postcode: Some(places::postcode(Area::Others, FIRST + number)),
            beds: Some(dice.between(3, 6) as u8),
            age_from: Some(dice.pick(&[(6, 10), (3, 8), (1, 12)])),
            age_to: Some(17),
            skills: skills(&mut dice, 5),
        };
        let mut scribe = Scribe::new(world, dice, "commissioning");
        let told = life::in_the_evening(world.kept, Moment::from_micros(i64::MIN));
        scribe.tell(since, told, details);
        (Subject { kind: records::SubjectKind::Home, id: id(number).as_str().into() }, scribe.finish())
    };
    let all = (0..places_of_others(world)).step_by(EVERY as usize).map(home);
    all.filter(|(_, facts)| !facts.is_empty()).collect()
}
