//! The fostering service of the invented authority: plausible amounts, and nothing that contradicts itself.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use calendar::{Day, Moment};
use matching::{NoDirectory, PlaceId, World};
use records::fostering::FosteringApplication;
use simulate::{Plan, authority};
use timeline::{Authority, Cohort, Home, Household, Stranded, Timeline};

fn today() -> Day {
    "2026-09-30".parse().unwrap()
}

fn cohort() -> Cohort {
    let invented = authority(&Plan::new(650, 36, today(), 2018));
    let known = Moment::END_OF_TIME;
    let children = invented.children.iter().map(|(who, facts)| Timeline::of(&who.id, facts, known)).collect();
    let households =
        invented.households.iter().map(|(who, facts)| Household::of(&who.id, facts, known)).collect();
    let homes = invented.staff.iter().filter(|(who, _)| who.kind == records::SubjectKind::Home);
    let homes = homes.map(|(who, facts)| Home::of(&who.id, facts, known)).collect();
    let (code, facts) = &invented.authority;
    Cohort::new(known, Authority::of(&code.id, facts, known), children, households).with(Vec::new(), homes)
}

#[test]
fn a_council_of_650_children_has_about_what_councils_have() {
    let cohort = cohort();
    let world = World::of(&cohort, today(), &NoDirectory);
    let households = world.places.iter().filter(|place| matches!(place.id, PlaceId::Household(_)));
    let general = households.clone().filter(|place| place.is_general()).count();
    assert!((90..190).contains(&general), "{general} households");
    let living: usize = households.clone().map(|place| place.residents.len()).sum();
    assert!((60..250).contains(&living), "{living} children live with them");
    let free = households.clone().filter(|place| place.is_vacancy()).count();
    assert!((20..110).contains(&free), "{free} have room");
    let over = households.filter(|place| place.residents.len() > place.capacity().unwrap_or(9)).count();
    assert!(over < 15, "{over} have more children than they are approved for");
    assert!((20..80).contains(&world.asked.len()), "a home is asked for {}", world.asked.len());
    assert!((0..world.asked.len()).any(|at| !world.group(at).is_empty()), "some for brothers and sisters");
    let asking = cohort.households.iter().flat_map(|household| household.strand::<FosteringApplication>());
    let open = asking.clone().filter(|said| said.closed.is_none()).count();
    assert!((8..70).contains(&open), "{open} are on their way to be approved");
    assert!((150..320).contains(&asking.count()));
}
