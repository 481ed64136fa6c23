//! How long a reviewing officer waits for their pages, and how long the annual report of everybody takes.
//!
//! `cargo run -p pages --example footprint [CHILDREN]`. An invented authority, through the whole stack in one process without a
//! network: each page asked once cold and then fifty times. No test asserts a time: this prints them.

// An example is a test that is read: its helpers fail as one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use access::{People, Person, Role};
use calendar::{Moment, Month};
use records::reviews::IroAllocation;

fn main() {
    let children = std::env::args().nth(1).and_then(|children| children.parse().ok()).unwrap_or(760);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measured(children));
}

async fn measured(children: u32) {
    let plan = simulate::Plan::new(children, 24, support::today().plus_days(-1), 1);
    let invented = simulate::authority(&plan);
    let roll = support::recorded(&invented);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let today = support::today();
    let mut officers: BTreeMap<String, u32> = BTreeMap::new();
    for child in cohort.children.iter().filter(|child| child.on(today).looked_after()) {
        let mut held = child.strand::<IroAllocation>();
        let holds = held.rfind(|held| held.until.is_none_or(|until| until > today));
        if let Some(holds) = holds {
            *officers.entry(holds.worker.clone()).or_default() += 1;
        }
    }
    let (officer, has) = officers.iter().max_by_key(|(_, count)| **count).unwrap();
    let person = |id: &str, role| Person { id: id.into(), name: id.to_owned(), role, team: None };
    let people = support::people();
    let all: Vec<Person> =
        people.all().cloned().chain(officers.keys().map(|id| person(id, Role::ReviewingOfficer))).collect();
    let people = Arc::new(People::new(all, people.teams().to_vec()));
    let app = support::app_of(pages::Rooms { people, ..support::rooms(&roll) });
    let last = Month::of(today);
    println!("{} children, {} officers; {officer} has {has}", cohort.children.len(), officers.len());
    for (who, path) in [
        (officer.as_str(), "/reviews"),
        (officer.as_str(), "/escalations"),
        (officer.as_str(), "/footprint"),
        ("head", "/footprint"),
        ("head", "/footprint/2018.html"),
        ("head", "/footprint/2018.xlsx"),
        ("head", "/footprint.csv?period=2018"),
    ] {
        let began = Instant::now();
        let came = support::get(&app, who, path).await;
        let cold = began.elapsed().as_secs_f64() * 1_000.0;
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..50 {
            let began = Instant::now();
            support::get(&app, who, path).await;
            times.push(began.elapsed().as_secs_f64() * 1_000.0);
        }
        times.sort_by(f64::total_cmp);
        println!(
            "{who} {path}: {} cold {cold:.1} ms, warm best {:.1}, median {:.1}, worst {:.1} ms",
            came.status, times[0], times[25], times[49]
        );
    }
    println!("up to {last}");
}
