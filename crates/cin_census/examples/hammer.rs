//! Changes the kept inputs at random and reads each, again and again: a fuzz target that needs no other tool.
//!
//! ```text
//! cargo run --release -p cin_census --example hammer -- 10000000 [SEED]
//! ```
//!
//! Every input is read; one of thirty is judged by all rules of a year too, written and read again. It stops with the
//! input shown at the first panic: keep that input in `crates/cin_census/tests/corpus`.

#![allow(clippy::unwrap_used, reason = "an example may stop")]

use std::panic::catch_unwind;
use std::time::Instant;

use calendar::CollectionYear;
use cin_census::{Check, read, write_xml};
use exchange::Source;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// What is put into an input: parts of the census and parts of XML.
const PARTS: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#0;",
    "&#x41;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x?>",
    "<!DOCTYPE x>",
    "\u{0}",
    "\u{feff}",
    "Child",
    "<Child>",
    "</Child>",
    "<CINdetails>",
    "</CINdetails>",
    "<Reviews/>",
    "<Assessments/>",
    "<Section47>",
    "</Section47>",
    "9999-99-99",
    "2025-02-29",
    "31/03/2026",
    "é",
    "xmlns:a='b'",
    "a:",
    "\r\n",
    "'",
    "\"",
    "=",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let times: u64 = arguments.next().map_or(100_000, |times| times.parse().unwrap());
    let seed: u64 = arguments.next().map_or(1, |seed| seed.parse().unwrap());
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let corpus = corpus();
    std::panic::set_hook(Box::new(|_| ()));
    let began = Instant::now();
    let (mut children, mut judged) = (0_u64, 0_u64);
    for time in 0..times {
        let mut bytes = corpus[dice.random_range(0..corpus.len())].clone();
        for _ in 0..dice.random_range(1..6) {
            change(&mut bytes, &mut dice);
        }
        let all = dice.random_range(0..30) == 0;
        let closing = dice.random_range(2023..2028);
        match catch_unwind(|| run(bytes.clone(), all, closing)) {
            Ok(found) => {
                children += found as u64;
                judged += u64::from(all);
            }
            Err(_) => {
                println!("panics after {time}: {:?}", String::from_utf8_lossy(&bytes));
                std::process::exit(1);
            }
        }
    }
    println!(
        "{times} inputs read from seed {seed}, {children} children in them; {judged} judged, written and read again; \
         no panic; {:.0} s",
        began.elapsed().as_secs_f64()
    );
}

fn run(bytes: Vec<u8>, all: bool, closing: i32) -> usize {
    let (census, _) = read(vec![Source::new("a.xml", bytes)]);
    if all {
        let year = CollectionYear::new(closing).unwrap();
        let check = Check { year, census: &census, authority: None, only: &[] };
        let not_checked = check.run(|finding| drop(finding.failure(&census)));
        assert!(not_checked.iter().all(|of| !of.fault));
        let written = write_xml(&census, closing).unwrap();
        let (again, _) = read(vec![Source::new("a.xml", written)]);
        assert_eq!(again.children.len(), census.children.len());
    }
    census.children.len()
}

fn change(bytes: &mut Vec<u8>, dice: &mut ChaCha8Rng) {
    let at = dice.random_range(0..=bytes.len());
    let end = (at + dice.random_range(1..80)).min(bytes.len());
    match dice.random_range(0..5) {
        0 => drop(bytes.splice(at..at, PARTS[dice.random_range(0..PARTS.len())].bytes())),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let part = bytes[at..end].to_vec();
            let to = dice.random_range(0..=bytes.len());
            bytes.splice(to..to, part);
        }
        3 => bytes.insert(at, dice.random()),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.random_range(0..8);
            }
        }
    }
}

fn corpus() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for folder in ["tests/corpus", "../../samples/csc-validator-be-cin"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths.retain(|path| path.extension().is_some_and(|of| of == "xml"));
        all.extend(paths.iter().map(|path| std::fs::read(path).unwrap()));
    }
    all
}
