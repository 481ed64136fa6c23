//! What the roll costs: `cargo bench -p roll`. The figures are in docs/performance.md.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use calendar::{Day, Moment};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use journal::{Batch, Journal, Load, NewEntry};
use records::health::DentalCheck;
use records::placements::Placement;
use records::reviews::Review;
use records::visits::VisitToChild;
use records::{Act, Change, Place, Record, Subject};
use roll::{Roll, new_entry};

const CHILDREN: u32 = 5_000;
const MILLION: u32 = 1_000_000;
const LOADED: Moment = Moment::from_micros(1_540_000_000_000_000);

/// Two hundred facts a child: visits, placements, reviews, dental checks.
fn entry(number: u32) -> NewEntry {
    let day = Day::from_number(16_000 + (number / CHILDREN * 7) as i32);
    let record: Arc<dyn Record> = match number / CHILDREN % 10 {
        0 => Arc::new(Placement {
            day,
            place: None,
            provider: None,
            urn: Some(format!("SC{number:07}")),
            postcode: None,
            same_carer: false,
            moved_because: None,
            account: 0,
        }),
        1 => Arc::new(Review { day, participation: None }),
        2 => Arc::new(DentalCheck { day }),
        _ => Arc::new(VisitToChild { alone: Some(true), ..VisitToChild::seen_on(day) }),
    };
    new_entry(&Change {
        subject: Subject::child(&format!("{}", 500_000 + number % CHILDREN)),
        id: format!("{number}").into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place { file: "facts.csv".into(), line: number + 1 },
    })
    .unwrap()
}

fn batch(entries: Vec<NewEntry>, load: Option<Load>) -> Batch {
    Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load,
        entries,
        expected: Vec::new(),
    }
}

fn roll(c: &mut Criterion) {
    let journal = Journal::temporary(|| Moment::from_micros(1_550_000_000_000_000)).unwrap();
    let load = Load { id: "2018".into(), what: "A million facts".into() };
    let million = batch((0..MILLION).map(entry).collect(), Some(load));
    journal.append(Batch { known_at: Some(LOADED), ..million }).unwrap();
    let mut group = c.benchmark_group("roll");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.throughput(Throughput::Elements(u64::from(MILLION)));
    group.bench_function("replay of 1,000,000 facts of 5,000 children", |bencher| {
        bencher.iter_with_large_drop(|| Roll::open(journal.clone()).unwrap());
    });
    let roll = Roll::open(journal).unwrap();
    let mut later = entry(MILLION);
    later.place = None;
    roll.append(batch(vec![later], None)).unwrap();
    group.bench_function("fold of 1,000,000 facts as known earlier", |bencher| {
        bencher.iter_with_large_drop(|| roll.cohort(black_box(LOADED)));
    });
    group.throughput(Throughput::Elements(1));
    roll.cohort(Moment::END_OF_TIME);
    let mut number = MILLION;
    group.bench_function("one visit recorded, and the newest cohort fresh again", |bencher| {
        bencher.iter(|| {
            number += 1;
            let mut one = entry(number);
            one.place = None;
            roll.append(batch(vec![one], None)).unwrap();
            roll.cohort(Moment::END_OF_TIME)
        });
    });
    group.finish();
}

criterion_group!(benches, roll);
criterion_main!(benches);
