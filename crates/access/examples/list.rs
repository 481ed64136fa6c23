//! How long the rules take for a list: `cargo run --release -p access --example list -- 650`.
//!
//! Prints, for each of a few people, the time to decide every child one by one, each with its sentence, and the time to find
//! all that they may see at once; the median of many runs.

// An example that cannot go on ends.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods)]

use std::sync::Arc;
use std::time::Instant;

use access::{People, Person, Register, Role, Staff, Team, Ties, allowed};
use calendar::{Day, Moment};
use simulate::Plan;
use timeline::Timeline;

fn main() {
    let children: u32 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(650);
    let until = Day::new(2018, 10, 31).unwrap();
    let invented = simulate::authority(&Plan::new(children, 24, until, 2018));
    let ties: Vec<Arc<Ties>> = invented
        .children
        .iter()
        .map(|(subject, facts)| Arc::new(Ties::of(&Timeline::of(&subject.id, facts, Moment::END_OF_TIME))))
        .collect();
    let team: Arc<str> = "north".into();
    let person =
        |id: &str, role| Person { id: id.into(), name: id.to_owned(), role, team: Some(team.clone()) };
    let mut all: Vec<Person> =
        invented.workers.iter().map(|worker| person(&worker.id, Role::SocialWorker)).collect();
    let worker = all[all.len() / 2].clone();
    let readers = [
        worker,
        person("manager", Role::TeamManager),
        person("reviewing", Role::ReviewingOfficer),
        person("nurse", Role::Health),
        person("head", Role::HeadOfService),
    ];
    all.extend(readers.iter().cloned());
    let people = Arc::new(People::new(all, vec![Team { id: team.clone(), name: "North".to_owned() }]));
    let build = || Register::of(until, people.clone(), Arc::new(Staff::default()), ties.iter().cloned());
    let register = Arc::new(build());
    println!("{} children and care leavers", register.len());
    println!("the register of a day: {:.3} ms", median(|| drop(build())));
    for reader in &readers {
        let one_by_one = median(|| {
            let count = ties.iter().filter(|ties| allowed(&register.asking(reader, ties)).is_ok()).count();
            assert!(count <= ties.len());
        });
        let at_once = median(|| drop(register.seen_by(reader)));
        println!(
            "{}: one by one {one_by_one:.3} ms, at once {at_once:.3} ms ({} children)",
            reader.role.words(),
            register.seen_by(reader).map_or(0, |seen| seen.len())
        );
    }
}

/// Milliseconds: the median of 101 runs.
fn median(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..101)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[50]
}
