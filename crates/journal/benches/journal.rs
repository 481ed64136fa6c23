//! What the journal costs: `cargo bench -p journal`. The figures are in docs/performance.md.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail")]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use calendar::{Day, Moment};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use journal::{Batch, Change, Happened, Journal, Load, NewEntry, Place, SubjectId};

const CHILDREN: u64 = 2_000;
const MILLION: u64 = 1_000_000;

fn open() -> Journal {
    Journal::temporary(|| Moment::from_micros(1_540_000_000_000_000)).unwrap()
}

/// An entry like a row of a return: a placement of some child, 130 bytes of JSON.
fn entry(number: u64, file: Option<&Arc<str>>) -> NewEntry {
    let payload = format!(
        "{{\"start\":\"2017-04-{:02}\",\"reason\":\"P\",\"legal_status\":\"C2\",\"category\":\"N1\",\"placement\":\"U1\",\
         \"provider\":\"PR1\",\"urn\":\"SC{number:07}\"}}",
        number % 30 + 1
    );
    NewEntry {
        subject: SubjectId::new(&format!("child:{}", 500_000 + number % CHILDREN)).unwrap(),
        kind: "placement".into(),
        record_id: format!("{number}").into(),
        revision: 1,
        change: Change::Record { payload: payload.into_bytes(), reason: None },
        happened: Happened::since(Day::from_number(17_000 + (number % 600) as i32)),
        known_at: None,
        place: file.map(|file| Place { file: file.clone(), line: number }),
    }
}

fn batch(first: u64, entries: u64, load: Option<&str>) -> Batch {
    let file: Option<Arc<str>> = load.map(|_| "episodes.csv".into());
    Batch {
        authority: "372".into(),
        who: "worker:ada".into(),
        permit_reason: None,
        known_at: None,
        load: load.map(|id| Load { id: id.into(), what: "SSDA903 return".into() }),
        entries: (first..first + entries).map(|number| entry(number, file.as_ref())).collect(),
        expected: Vec::new(),
    }
}

fn append(c: &mut Criterion) {
    let mut group = c.benchmark_group("append");
    group.throughput(Throughput::Elements(1));
    let journal = open();
    let mut number = 0;
    group.bench_function("one entry, on disk", |bencher| {
        bencher.iter(|| {
            number += 1;
            journal.append(batch(number, 1, None)).unwrap()
        });
    });
    group.bench_function("one entry each from 64 waiting clients", |bencher| {
        bencher.iter_custom(|times| {
            let each = times.div_ceil(64);
            let first = number + 1;
            number += each * 64;
            let started = Instant::now();
            std::thread::scope(|scope| {
                for client in 0..64 {
                    let journal = journal.clone();
                    scope.spawn(move || {
                        for at in 0..each {
                            journal.append(batch(first + client * each + at, 1, None)).unwrap();
                        }
                    });
                }
            });
            started.elapsed()
        });
    });
    group.sample_size(10).measurement_time(Duration::from_secs(20)).throughput(Throughput::Elements(100_000));
    group.bench_function("a load of 100,000", |bencher| {
        bencher.iter_batched(
            || (open(), batch(0, 100_000, Some("2018"))),
            |(journal, batch)| (journal.append(batch).unwrap(), journal),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn read(c: &mut Criterion) {
    let journal = open();
    let started = Instant::now();
    journal.append(batch(0, MILLION, Some("2018"))).unwrap();
    println!("a load of 1,000,000: {:.2?}, checks and digests included", started.elapsed());
    let mut group = c.benchmark_group("read");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    let child = SubjectId::new("child:500007").unwrap();
    group.throughput(Throughput::Elements(MILLION / CHILDREN));
    group.bench_function("history of a child, 500 entries of 1,000,000", |bencher| {
        bencher.iter(|| journal.history(black_box(&child)).unwrap().len());
    });
    group.throughput(Throughput::Elements(MILLION));
    group.bench_function("replay of 1,000,000", |bencher| {
        bencher.iter(|| {
            let mut bytes = 0;
            journal
                .entries(0, |envelope, payload| {
                    bytes += envelope.record_id.len() + payload.map_or(0, <[u8]>::len);
                    ControlFlow::Continue(())
                })
                .unwrap();
            bytes
        });
    });
    group.bench_function("verify of 1,000,000", |bencher| {
        bencher.iter(|| journal.verify(None, |_, _| {}).unwrap().entries);
    });
    group.finish();
}

criterion_group!(benches, append, read);
criterion_main!(benches);
