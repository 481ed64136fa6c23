//! Invents England: 83,000 looked after, ten years of record, child by child on every core, nothing kept.
//! `cargo run --release -p simulate --example country [children] [months]`.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use simulate::{Country, Plan};

fn main() {
    let mut words = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let children = words.next().unwrap_or(83_000);
    let months = words.next().unwrap_or(120);
    let Some(until) = calendar::Day::new(2026, 3, 31) else { return };
    let country = Country::of(&Plan::new(children, months, until, 2018));
    let numbers = country.numbers();
    let (next, known, facts, care) =
        (AtomicU32::new(numbers.start), AtomicU32::new(0), AtomicU64::new(0), AtomicU32::new(0));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(1000, Ordering::Relaxed);
                    if from >= numbers.end {
                        return;
                    }
                    for number in from..(from + 1000).min(numbers.end) {
                        let Some((subject, learnt)) = country.child(number) else { continue };
                        known.fetch_add(1, Ordering::Relaxed);
                        facts.fetch_add(learnt.len() as u64, Ordering::Relaxed);
                        if number % 16 == 0 {
                            let child =
                                timeline::Timeline::of(&subject.id, &learnt, calendar::Moment::END_OF_TIME);
                            care.fetch_add(u32::from(child.on(until).looked_after()), Ordering::Relaxed);
                        }
                    }
                }
            });
        }
    });
    println!(
        "{} numbers, {} children, {} facts; about {} looked after on {until}",
        numbers.len(),
        known.into_inner(),
        facts.into_inner(),
        care.into_inner() * 16
    );
}
