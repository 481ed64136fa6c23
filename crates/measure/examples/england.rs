//! Every indicator at every month end of ten years, for an invented country: how long it takes.
//!
//! `cargo run --release -p measure --example england -- [children looked after, 83000] [months, 120] [all]`. Visits, health
//! events and education plans are left out, as a return leaves them out, unless `all` is said.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::sync::Arc;
use std::time::Instant;

use calendar::{Month, day};
use rayon::prelude::*;
use records::{Fact, Subject};
use simulate::{Country, Plan};
use timeline::{Authority, Cohort, Household, Timeline};

/// As the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number =
        |otherwise: u32| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(otherwise);
    let (children, months) = (number(83_000), number(120));
    let all = std::env::args().any(|word| word == "all");
    let until = day!(2018, 3, 31);
    let country = Country::of(&Plan::new(children, months, until, 1));
    let begun = Instant::now();
    let told = country.numbers().filter_map(|number| country.child(number));
    let everybody: Vec<Told> = told
        .map(|(subject, mut facts)| {
            facts.retain(|fact| all || !NOT_IN_A_RETURN.contains(&fact.record.kind().name));
            facts.shrink_to_fit();
            (subject, facts)
        })
        .collect();
    let facts: usize = everybody.iter().map(|(_, facts)| facts.len()).sum();
    println!(
        "{facts} facts about {} children, invented in {:.1} s",
        everybody.len(),
        begun.elapsed().as_secs_f64()
    );

    // Twice: the first fold asks the system for the memory of the timelines, which some machines give slowly; the second has it.
    drop(fold(&country, &everybody));
    let cohort = fold(&country, &everybody);

    let last = Month::of(until);
    let first = last.plus(1 - i32::try_from(months).unwrap_or(120));
    let (begun, processor) = (Instant::now(), processor_seconds());
    let series = measure::series(&cohort, first, last);
    let (seconds, processor) = (begun.elapsed().as_secs_f64(), processor_seconds() - processor);
    let headcounts: i64 =
        series.iter().filter_map(|month| month.of("6.1", measure::Kind::Snapshot)?.numerator).sum();
    let figures: usize = series.iter().map(|month| month.figures.len()).sum();
    println!("{figures} figures of {months} months in {seconds:.3} s, {processor:.3} s of processor");
    let each = processor * 1e9 / headcounts as f64;
    println!("{headcounts} child-months, {each:.0} ns each");

    let begun = Instant::now();
    let month = measure::figures(&cohort, last);
    println!("{} figures of one month in {:.3} s", month.figures.len(), begun.elapsed().as_secs_f64());
}

/// What a yearly return does not carry of what is invented for a country.
const NOT_IN_A_RETURN: [&str; 4] =
    ["visit_to_child", "health_assessment", "dental_check", "personal_education_plan"];

type Told = (Subject, Vec<Fact>);

/// Everybody's timelines and the authority, timed.
fn fold(country: &Country, everybody: &[Told]) -> Cohort {
    let known = calendar::Moment::END_OF_TIME;
    let (begun, processor) = (Instant::now(), processor_seconds());
    let timelines: Vec<Arc<Timeline>> = everybody
        .par_iter()
        .map(|(subject, facts)| Arc::new(Timeline::of(&subject.id, facts, known)))
        .collect();
    let (subject, facts) = country.authority();
    let authority = Authority::of(&subject.id, &facts, known);
    let households = country
        .households()
        .iter()
        .map(|(subject, facts)| Arc::new(Household::of(&subject.id, facts, known)))
        .collect();
    let cohort = Cohort::shared(known, authority, timelines, households);
    let rows: usize = cohort.children.iter().map(|child| child.episodes.len()).sum();
    println!(
        "{} timelines, {rows} rows, folded in {:.3} s, {:.3} s of processor",
        cohort.children.len(),
        begun.elapsed().as_secs_f64(),
        processor_seconds() - processor
    );
    cohort
}

/// Seconds of processor time that the threads of this process have used so far; 0 where the system does not say.
fn processor_seconds() -> f64 {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = threads.filter_map(|thread| {
        let told = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<u64>().ok()
    });
    nanoseconds.sum::<u64>() as f64 / 1e9
}
