//! Appends numbered entries to a journal from a few threads, and prints the number and hash of each as soon as it is
//! acknowledged. The tests kill it, or run it beside another.
//!
//! `append_numbered FILE|ADDRESS NAME THREADS TIMES`: every thread appends this many times; 0 means until killed. Every tenth
//! time it is a load of 40.
//!
//! `append_numbered prepare ADDRESS`: makes the tables of journals.
//!
//! `append_numbered back-up FILE FOLDER KEY`: backs the journal up once.

use std::error::Error;
use std::io::Write;
use std::path::Path;

use calendar::Moment;
use journal::postgres::{PostgresAddress, prepare};
use journal::{Batch, Change, Happened, Head, Journal, Key, KeySource, Load, NewEntry, SubjectId};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [what, file, folder, key] = arguments.as_slice()
        && what == "back-up"
    {
        let now = Moment::from_micros(1_770_000_000_000_000);
        let journal = Journal::open(Path::new(file), move || now)?;
        journal.back_up(Path::new(folder), &KeySource::Text(key.clone()), false, now, |_| {})?;
        return Ok(());
    }
    if let [what, address] = arguments.as_slice()
        && what == "prepare"
    {
        prepare(&PostgresAddress::parse(address)?)?;
        return Ok(());
    }
    let [file, name, threads, times] = arguments.as_slice() else {
        return Err("append_numbered FILE NAME THREADS TIMES".into());
    };
    let (threads, times): (u64, u64) = (threads.parse()?, times.parse()?);
    // The clock stands still: the stamps need only not to go backwards.
    let clock = || Moment::from_micros(1_540_000_000_000_000);
    let journal = if PostgresAddress::is_meant(file) {
        Journal::open_postgres(&PostgresAddress::parse(file)?, &Key::None, clock)?
    } else {
        Journal::open(Path::new(file), clock)?
    };
    let workers: Vec<_> = (0..threads)
        .map(|thread| {
            let (journal, who) = (journal.clone(), format!("{name}-{thread}"));
            std::thread::spawn(move || append(&journal, &who, times).map_err(|error| error.to_string()))
        })
        .collect();
    for worker in workers {
        worker.join().map_err(|_| "a thread panicked")??;
    }
    Ok(())
}

fn append(journal: &Journal, who: &str, times: u64) -> Result<(), Box<dyn Error>> {
    let subject = SubjectId::new(&format!("child:{who}"))?;
    let mut number = 0;
    while times == 0 || number < times {
        number += 1;
        let (count, load) = match number % 10 {
            0 => (40, Some(Load { id: format!("{who}-{number}").into(), what: "Forty at once".into() })),
            _ => (1, None),
        };
        let entry = |part: u64| NewEntry {
            subject: subject.clone(),
            kind: "visit".into(),
            record_id: format!("{number}-{part}").into(),
            revision: 1,
            change: Change::Record { payload: format!("{{\"number\":{number}}}").into_bytes(), reason: None },
            happened: Happened::unknown(),
            known_at: None,
            place: None,
        };
        let receipt = journal.append(Batch {
            authority: "372".into(),
            who: who.into(),
            permit_reason: None,
            known_at: None,
            load,
            entries: (0..count).map(entry).collect(),
            expected: Vec::new(),
        })?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "{}", Head { seq: receipt.last, hash: receipt.hash })?;
        out.flush()?;
    }
    Ok(())
}
