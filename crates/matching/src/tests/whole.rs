//! Ranking, waiting, and what is missing, as a whole.

use super::{cohort, today, with_homes, world};
use crate::{NeedOf, NoDirectory, Says, World, rank, unmet, waits};
use records::codes::{Language, MatchingRule};
use records::placements::SoughtHome;

const TERMS: &str = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=2";

#[test]
fn the_best_comes_first_and_the_stopped_come_last_with_their_stop() {
    let child = "2016-01-10 born\n2026-02-20 placement_request languages=urdu skills=autism";
    let speaks = format!("{TERMS}\n2021-01-01 household_details name=Oak languages=urdu skills=autism");
    let some = format!("{TERMS}\n2021-01-01 household_details name=Elm languages=english skills=autism");
    let held = format!("{speaks}\n2026-02-01 fostering_hold why=suspended");
    let cohort = cohort(
        &[("A", child)],
        &[
            ("Held", &held),
            ("Elm", &some),
            ("Oak", &speaks),
            ("Ended", "2015-06-01 fostering_approval until=2026-03-02"),
        ],
    );
    let world = world(&cohort);
    let ranked = rank(&world, 0);
    let names: Vec<&str> = ranked.iter().map(|judged| &**world.places[judged.place].id.id()).collect();
    assert_eq!(names, ["Oak", "Elm", "Held"], "whose approval has ended is no household any more");
    assert!(
        ranked[2].is_stopped() && ranked[2].of(Says::For).count() > 0,
        "its reasons are shown all the same"
    );
    assert_eq!(ranked[0].points - ranked[1].points, 70, "the language counts 35 for, or 35 against");
}

#[test]
fn what_the_authority_set_counts_from_its_day() {
    let child = "2016-01-10 born\n2026-02-20 placement_request languages=urdu";
    let speaks = format!("{TERMS}\n2021-01-01 household_details name=Oak languages=urdu");
    let mut cohort = cohort(&[("A", child)], &[("Oak", &speaks)]);
    let set =
        timeline::history::facts("2026-03-01 matching_weights weights.0.rule=language weights.0.weight=90")
            .unwrap();
    cohort.authority = timeline::Authority::of("Z99", &set, calendar::Moment::END_OF_TIME);
    let points = |day: &str| {
        let world = World::of(&cohort, day.parse().unwrap(), &NoDirectory);
        let reasons = rank(&world, 0).remove(0).reasons;
        let of = reasons.into_iter().find(|reason| reason.rule == MatchingRule::Language).unwrap();
        (of.points, of.weight)
    };
    assert_eq!((points("2026-02-28"), points("2026-03-02")), ((35, 35), (90, 90)));
}

#[test]
fn a_vacancy_asks_who_waits() {
    let urdu = "2016-01-10 born\n2026-02-20 placement_request languages=urdu";
    let other = "2015-01-10 born\n2026-02-20 placement_request languages=polish";
    let old = "2009-01-10 born\n2026-02-20 placement_request";
    let closed = "2015-01-10 born\n2025-02-20 placement_request closed=2026-03-02";
    let speaks = format!("{TERMS} age_to=12\n2021-01-01 household_details name=Oak languages=urdu");
    let cohort = cohort(&[("A", other), ("B", urdu), ("C", old), ("D", closed)], &[("Oak", &speaks)]);
    let world = world(&cohort);
    let waiting = waits(&world, 0);
    let names: Vec<(&str, bool)> =
        waiting.iter().map(|judged| (&*world.asked[judged.asked].child, judged.is_stopped())).collect();
    assert_eq!(names, [("B", false), ("A", false), ("C", true)]);
}

#[test]
fn a_child_who_is_matched_keeps_the_place_until_they_move_or_it_comes_to_nothing() {
    let coming = |more: &str| format!("2015-01-10 born\n2026-02-20 matching_decision household=Oak {more}");
    let asks = "2016-01-10 born\n2026-02-20 placement_request";
    let one = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=1";
    for (more, free) in [
        ("", 0),
        ("ended=2026-03-01", 1),
        ("moves=2026-04-01", 0),
        ("\n2026-02-25 placed_with household=Elm", 1),
        ("\n2026-02-25 placed_with household=Oak", 0),
    ] {
        let cohort = cohort(&[("A", asks), ("B", &coming(more))], &[("Oak", one)]);
        assert_eq!(world(&cohort).places[0].free(), Some(free), "{more}");
    }
    // After two months nobody keeps it for them.
    let cohort = cohort(&[("B", &coming("")), ("C", asks)], &[("Oak", one)]);
    let later = World::of(&cohort, today().plus_days(60), &NoDirectory);
    assert_eq!(later.places[0].free(), Some(1));
}

#[test]
fn what_is_missing_is_counted_by_need() {
    let urdu = "2016-01-10 born\n2026-02-20 placement_request languages=urdu with.0.child=B";
    let with = "2013-01-10 born\n2026-02-20 placement_request languages=urdu";
    let home = "2010-01-10 born\n2026-02-20 placement_request homes=childrens_home";
    let speaks = "2015-06-01 fostering_approval\n2020-01-01 approval_terms children=1\n2021-01-01 household_details \
        name=Oak languages=urdu";
    let held = format!("{speaks}\n2026-02-01 fostering_hold why=health");
    let cohort = cohort(&[("A", urdu), ("B", with), ("C", home)], &[("Oak", speaks), ("Elm", &held)]);
    let world = world(&cohort);
    let all = unmet(&world);
    let of = |need: &NeedOf| {
        let found = all.iter().find(|unmet| unmet.of == *need).unwrap();
        (found.children.len(), found.households, found.short())
    };
    assert_eq!(of(&NeedOf::Home), (2, 1, 1), "who asks for another sort of home is in no need of carers");
    assert_eq!(of(&NeedOf::Language(Language::Urdu)), (2, 1, 1));
    assert_eq!(of(&NeedOf::Group(2)), (2, 0, 2));
    assert_eq!(of(&NeedOf::Age(10, 15)), (2, 1, 1));
    assert_eq!(all[0].of, NeedOf::Group(2), "what is shortest comes first");
}

#[test]
fn beds_free_in_homes_are_counted_for_the_children_who_could_have_them() {
    let asks =
        |sort: &str, born: &str| format!("{born}-01-10 born\n2026-02-20 placement_request homes={sort}");
    let (home, small, grown) =
        (asks("childrens_home", "2012"), asks("childrens_home", "2020"), asks("supported", "2009"));
    let cohort = with_homes(
        cohort(&[("A", &home), ("B", &small), ("C", &grown)], &[]),
        &[
            ("K", "2024-01-01 home_details sort=childrens_home name=Kestrel beds=2 age_from=8 age_to=17"),
            ("F", "2024-01-01 home_details sort=childrens_home name=Finch beds=3 age_from=16 age_to=17"),
            ("S", "2024-01-01 home_details sort=supported name=Sedge beds=1"),
            ("U", "2024-01-01 home_details sort=supported name=Unknown"),
        ],
    );
    let world = world(&cohort);
    let all = unmet(&world);
    let of = |sort: SoughtHome| {
        let found = all.iter().find(|unmet| unmet.of == NeedOf::Bed(sort)).unwrap();
        (found.children.len(), found.households, found.without, found.short())
    };
    // Two beds in Kestrel for the one who is old enough; Finch takes neither; the small child fits nowhere.
    assert_eq!(of(SoughtHome::ChildrensHome), (2, 2, 1, 0));
    assert_eq!(of(SoughtHome::Supported), (1, 1, 0, 0), "beds that nobody recorded are not counted");
    assert!(all.iter().all(|unmet| unmet.of != NeedOf::Home), "nobody of them is in need of carers");
}

#[test]
fn whoever_moved_lives_in_one_home_though_nobody_ended_the_one_before() {
    let cohort = cohort(
        &[(
            "A",
            "2012-01-10 born\n2025-01-10 placed_with household=One\n2025-06-01 placed_with household=Two",
        )],
        &[
            ("One", "2020-01-01 fostering_approval\n2020-01-01 approval_terms children=1"),
            ("Two", "2020-01-01 fostering_approval\n2020-01-01 approval_terms children=1"),
        ],
    );
    let world = world(&cohort);
    let living = |id: &str| {
        let at = world.place(&crate::PlaceId::Household(id.into())).unwrap();
        let place = &world.places[at];
        (place.residents.len(), place.free())
    };
    assert_eq!((living("One"), living("Two")), ((0, Some(1)), (1, Some(0))));
}
