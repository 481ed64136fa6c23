//! How long matching takes over an invented authority: `cargo run --release -p matching --example measure`.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "it measures, and may fail"
)]

use std::time::Instant;

use calendar::{Day, Moment};
use matching::joint::propose;
use matching::{Distances, World, rank, unmet};
use records::Postcode;
use simulate::{Plan, authority};
use timeline::{Authority, Cohort, Household, Timeline};

/// A directory in which every postcode lies somewhere.
struct Somewhere;

impl Distances for Somewhere {
    fn miles(&self, from: &Postcode, to: &Postcode) -> Option<f64> {
        let at = |postcode: &Postcode| postcode.as_str().bytes().map(f64::from).sum::<f64>();
        Some((at(from) - at(to)).abs() / 4.0)
    }
}

/// The middle of some runs, in milliseconds.
fn middle(runs: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let began = Instant::now();
            run();
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

fn main() {
    let today: Day = "2026-09-30".parse().unwrap();
    let invented = authority(&Plan::new(2600, 30, today, 2018));
    let known = Moment::END_OF_TIME;
    let children = invented.children.iter().map(|(who, facts)| Timeline::of(&who.id, facts, known)).collect();
    let households =
        invented.households.iter().map(|(who, facts)| Household::of(&who.id, facts, known)).collect();
    let (code, facts) = &invented.authority;
    let cohort = Cohort::new(known, Authority::of(&code.id, facts, known), children, households);
    let folded = middle(5, || drop(World::of(&cohort, today, &Somewhere)));
    println!(
        "folding {} children and {} households: {folded:.1} ms",
        cohort.children.len(),
        cohort.households.len()
    );
    let mut world = World::of(&cohort, today, &Somewhere);
    world.places.truncate(500);
    let ranked = middle(21, || drop(rank(&world, 0)));
    println!("one child against {} households: {ranked:.1} ms", world.places.len());
    let needs = middle(5, || drop(unmet(&world)));
    println!("unmet need of {} children: {needs:.1} ms", world.asked.len());
    world.asked.truncate(40);
    world.places.retain(|place| place.is_vacancy());
    world.places.truncate(60);
    let joint = propose(&world);
    let took = middle(5, || drop(propose(&world)));
    println!(
        "{} children and {} vacancies together: {took:.1} ms; proven: {}; \
         {} have a home ({} by the obvious proposal), {} points ({})",
        world.asked.len(),
        world.places.len(),
        joint.is_proven,
        joint.joint.children,
        joint.obvious.children,
        joint.joint.points,
        joint.obvious.points,
    );
}
