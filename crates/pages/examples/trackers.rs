//! How long the trackers of homes and futures take.
//!
//! `cargo run -p pages --example trackers [CHILDREN]`. An invented authority, through the whole stack in one process without a
//! network: each page asked once cold and then forty times. No test asserts a time: this prints them.

// An example is a test that is read: its helpers fail as one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::time::Instant;

use calendar::Moment;
use ssda903::rules::Postcodes;

const TRACKERS: &[&str] = &[
    "/placements",
    "/placements.csv",
    "/unregistered",
    "/matching",
    "/homes-work",
    "/fostering",
    "/fostering-year",
    "/sufficiency",
    "/permanence",
    "/permanence?view=panels",
    "/panels",
    "/private-fostering",
    "/court",
    "/court?view=unborn",
    "/adoption",
    "/adoption?view=matches",
    "/adoption?view=scorecard",
    "/care-leavers",
    "/advisers",
    "/tenancy-readiness",
];

fn main() {
    let children = std::env::args().nth(1).and_then(|children| children.parse().ok()).unwrap_or(650);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measured(children));
}

async fn measured(children: u32) {
    let plan = simulate::Plan::new(children, 36, support::today().plus_days(-1), 1);
    let invented = simulate::authority(&plan);
    let roll = support::recorded(&invented);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let today = support::today();
    let looked_after = cohort.children.iter().filter(|child| child.on(today).looked_after()).count();
    let mut postcodes = Postcodes::new();
    for place in simulate::postcodes("Z99") {
        postcodes.add(&place.postcode, "", &place.authority, place.east, place.north);
    }
    let rooms = pages::Rooms { postcodes: Some(Arc::new(postcodes)), ..support::rooms(&roll) };
    let app = support::app_of(rooms);
    println!(
        "{} records, {looked_after} looked after, {} households; as the head of service",
        cohort.children.len(),
        cohort.households.len()
    );
    for path in TRACKERS {
        let began = Instant::now();
        let came = support::get(&app, "head", path).await;
        let cold = began.elapsed().as_secs_f64() * 1_000.0;
        assert_eq!(came.status, axum::http::StatusCode::OK, "{path}");
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..40 {
            let began = Instant::now();
            support::get(&app, "head", path).await;
            times.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{path:<28} cold {cold:>8.1} ms, then {:>6.1} ms at the middle, {:>6.1} ms at the 95th of 100, {} bytes",
            times[20],
            times[37],
            came.html.len()
        );
    }
}
