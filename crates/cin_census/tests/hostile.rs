//! Whatever comes in, nothing panics: neither the reader nor a rule.
//!
//! `tests/corpus` keeps what is worth trying again: every file there is read and judged as it is, and mutated. Any input
//! that ever fails belongs there.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use calendar::CollectionYear;
use cin_census::{Check, read, write_xml};
use exchange::Source;
use proptest::prelude::*;

/// Reads, judges by every rule of a year, and writes again; no rule may fail by a fault of ours.
fn all_of_it(bytes: Vec<u8>, closing: i32) {
    let (census, _) = read(vec![Source::new("a.xml", bytes)]);
    let check =
        Check { year: CollectionYear::new(closing).unwrap(), census: &census, authority: None, only: &[] };
    let not_checked = check.run(|finding| drop(finding.failure(&census)));
    assert!(not_checked.iter().all(|of| !of.fault), "{not_checked:?}");
    let written = write_xml(&census, closing).unwrap();
    let (again, _) = read(vec![Source::new("a.xml", written)]);
    assert_eq!(again.children.len(), census.children.len());
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

#[test]
fn the_corpus() {
    let corpus = corpus();
    assert!(corpus.len() > 8);
    for bytes in corpus {
        for closing in 2023..=2027 {
            all_of_it(bytes.clone(), closing);
        }
    }
}

/// Something done to a file: bytes put, taken out or repeated at a place.
#[derive(Debug, Clone)]
enum Change {
    Put(usize, Vec<u8>),
    Cut(usize, usize),
    Again(usize, usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..6000usize;
    let bits = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "&",
        "&#0;",
        "&#x41;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x?>",
        "\u{0}",
        "\u{feff}",
        "Child",
        "<Child>",
        "</Child>",
        "<CINdetails>",
        "</CINdetails>",
        "<Reviews/>",
        "<Assessments/>",
        "9999-99-99",
        "2025-02-29",
        "é",
        "xmlns:a='b'",
        "a:",
        "\r\n",
    ]);
    prop_oneof![
        (at.clone(), bits).prop_map(|(at, bits)| Change::Put(at, bits.as_bytes().to_vec())),
        (at.clone(), prop::collection::vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        (at.clone(), 1..200usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (at.clone(), 1..400usize, at).prop_map(|(from, length, to)| Change::Again(from, length, to)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let within = |at: usize| at % (bytes.len() + 1);
        match change {
            Change::Put(at, put) => drop(bytes.splice(within(*at)..within(*at), put.iter().copied())),
            Change::Cut(at, length) => {
                let (from, to) = (within(*at), (within(*at) + length).min(bytes.len()));
                bytes.drain(from..to);
            }
            Change::Again(from, length, to) => {
                let (from, to) = (within(*from), within(*to));
                let part = bytes[from..(from + length).min(bytes.len())].to_vec();
                bytes.splice(to..to, part);
            }
        }
    }
    bytes
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300), closing in 2023..2028i32) {
        all_of_it(bytes, closing);
    }

    #[test]
    fn any_children(text in "[<>/a-dCh&;='\" 0-9-]{0,200}", closing in 2023..2028i32) {
        all_of_it(format!("<Message><Child>{text}</Child></Message>").into_bytes(), closing);
    }

    #[test]
    fn changed_censuses(which in any::<prop::sample::Index>(), changes in prop::collection::vec(change(), 1..6),
        closing in 2023..2028i32) {
        let corpus = corpus();
        all_of_it(changed(which.get(&corpus).clone(), &changes), closing);
    }
}

#[test]
fn a_child_with_ten_thousand_of_everything_is_judged() {
    let mut inside = String::new();
    for number in 0..10_000 {
        let day = format!("2025-{:02}-{:02}", 4 + number % 9, 1 + number % 28);
        inside += &format!(
            "<CINPlanDates><CINPlanStartDate>{day}</CINPlanStartDate></CINPlanDates>\
             <ChildProtectionPlans><CPPstartDate>{day}</CPPstartDate></ChildProtectionPlans>"
        );
    }
    all_of_it(
        format!("<Message><Child><ChildIdentifiers/><CINdetails>{inside}</CINdetails></Child></Message>")
            .into_bytes(),
        2026,
    );
}
