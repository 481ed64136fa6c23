//! The joint proposal, held against the obvious one.

use super::{a_service, cohort, world};
use crate::joint::{Question, propose};
use crate::judge::judge;
use crate::{Judged, NoDirectory, PlaceId, World};

const TERMS: &str = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=1";

/// The first takes the only home that the second could have; together both have one.
#[test]
fn a_small_step_back_finds_a_home_for_both() {
    let first = "2016-01-10 born\n2026-02-10 placement_request languages=urdu";
    let second = "2024-01-10 born\n2026-02-20 placement_request";
    let any = format!("{TERMS}\n2021-01-01 household_details name=Any languages=urdu");
    let older = format!("{TERMS} age_from=5\n2021-01-01 household_details name=Older languages=english");
    let cohort = cohort(&[("A", first), ("B", second)], &[("Any", &any), ("Older", &older)]);
    let world = world(&cohort);
    let proposed = propose(&world);
    let at = |id: &str| world.place(&PlaceId::Household(id.into()));
    assert_eq!(proposed.obvious.places, [at("Any"), None]);
    assert_eq!(proposed.joint.places, [at("Older"), at("Any")]);
    assert!(proposed.is_proven && proposed.joint.children == 2 && proposed.differences.len() == 2);
}

#[test]
fn brothers_and_sisters_are_one_unless_no_home_takes_them() {
    let one = "2016-01-10 born\n2026-02-10 placement_request with.0.child=B";
    let two = "2014-01-10 born\n2026-02-10 placement_request";
    let large = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=2";
    let children = [("A", one), ("B", two)];
    let both = cohort(&children, &[("Elm", TERMS), ("Oak", large)]);
    let world_both = world(&both);
    let together = propose(&world_both);
    assert_eq!(together.units.len(), 1);
    assert_eq!(together.joint.places, [world_both.place(&PlaceId::Household("Oak".into()))]);
    let parted = cohort(&children, &[("Elm", TERMS), ("Yew", TERMS)]);
    let parted = propose(&world(&parted));
    assert!(parted.units.iter().all(|unit| unit.is_parted) && parted.joint.children == 2);
    let only = one.replace("placement_request", "placement_request only_together");
    let never = cohort(&[("A", &only), ("B", two)], &[("Elm", TERMS), ("Yew", TERMS)]);
    let never = propose(&world(&never));
    assert_eq!((never.units.len(), never.joint.children), (1, 0));
}

#[test]
fn nobody_and_nowhere() {
    let nobody = cohort(&[], &[("Oak", TERMS)]);
    assert_eq!(propose(&world(&nobody)).units, []);
    let nowhere = cohort(&[("A", "2016-01-10 born\n2026-02-10 placement_request")], &[]);
    let nowhere = propose(&world(&nowhere));
    assert!(nowhere.joint.places == [None] && nowhere.is_proven && nowhere.vacancies == 0);
}

/// Homes are found without telling reasons: what is found is what the reasons say, home by home.
#[test]
fn homes_that_fit_are_those_of_the_reasons() {
    let (cohort, day) = a_service();
    let world = World::of(&cohort, day, &NoDirectory);
    let question = Question::of(&world);
    let mut found = 0;
    for (unit, fits) in question.units.iter().zip(&question.fits) {
        for place in 0..world.places.len() {
            let own = |child: &usize| world.places[place].has(&world.asked[*child].child);
            let judged: Vec<Judged> =
                unit.children.iter().map(|child| judge(&world, *child, place, &unit.children)).collect();
            let stands = world.places[place].capacity().is_some()
                && !unit.children.iter().any(own)
                && !judged.iter().any(Judged::is_stopped);
            let points = stands.then(|| judged.iter().map(|each| each.points).sum::<i32>());
            let quick = fits.iter().find(|fit| fit.place == place).map(|fit| fit.points);
            assert_eq!(quick, points, "{:?} in {:?}", unit.children, world.places[place].id);
            found += usize::from(quick.is_some());
        }
    }
    assert!(found > 50, "{found} homes fit");
}
