//! A whole council pack, loaded as published figures: every figure it prints stands in, and what does not add up in it is
//! found.
#![allow(clippy::unwrap_used)] // helpers of tests

use calendar::{Moment, Month};
use exchange::Source;
use measure::reconcile::{Outcome, known_faults};
use measure::{Kind, Origin, figures, reconcile};
use records::Fact;
use timeline::{Authority, Cohort, PublishedFigure};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/rotherham-2018");

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn pack() -> Cohort {
    let mut paths: Vec<_> = std::fs::read_dir(SAMPLE).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths
        .iter()
        .map(|path| Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read(path).unwrap()))
        .collect();
    let reading = published::read(files, None);
    let known = Moment::start_of("2018-12-18".parse().unwrap());
    let facts: Vec<Fact> = reading
        .wanted
        .into_iter()
        .map(|wanted| Fact {
            id: wanted.id,
            revision: 1,
            recorded: known,
            withdrawn: false,
            record: wanted.record,
            origin: Default::default(),
        })
        .collect();
    Cohort::new(known, Authority::of("372", &facts, known), Vec::new(), Vec::new())
}

/// The months that the pack speaks of: two years' ends, and 2018 to October.
fn months() -> Vec<Month> {
    let mut months: Vec<Month> = ["2015-03", "2016-03", "2017-03"].map(month).to_vec();
    months.extend((0..10).map(|nth| month("2018-01").plus(nth)));
    months
}

/// Fails when a rule stops finding one: the pack's list says which rule finds each, in which months.
#[test]
fn each_inconsistency_is_found_or_has_a_reason() {
    let pack = pack();
    let known = known_faults(&pack, month("2018-10"));
    assert_eq!(known.len(), 68, "every one of the list");
    let missed: Vec<_> =
        known.iter().filter(|fault| matches!(fault.outcome, Outcome::Missed(_))).map(|of| of.fault).collect();
    assert!(missed.is_empty(), "no longer found: {missed:#?}");
    assert_eq!(known.iter().filter(|fault| matches!(fault.outcome, Outcome::Found(..))).count(), 30);
    for of in months() {
        assert_eq!(known_faults(&pack, of).len(), 68, "{of}");
    }
    assert!(known_faults(&pack, month("2018-11")).is_empty(), "the pack does not speak of that month");
}

/// What another publication says, or the record, is no fault of this one and hides none of it.
#[test]
fn a_fault_is_looked_for_in_its_own_publication() {
    let mut pack = pack();
    for figure in &pack.authority.published.clone() {
        pack.authority.published.push(PublishedFigure { run: "Another pack".to_owned(), ..figure.clone() });
    }
    pack.authority.kept_since = Some("2017-01-01".parse().unwrap());
    pack.coverage.care = true;
    let known = known_faults(&pack, month("2018-10"));
    assert_eq!(known.iter().filter(|fault| matches!(fault.outcome, Outcome::Found(..))).count(), 30);

    // Without its tables of ages and orders nothing of them is found, and that is said.
    pack.authority.breakdowns.clear();
    let missed: Vec<&str> = known_faults(&pack, month("2018-10"))
        .iter()
        .filter(|fault| matches!(fault.outcome, Outcome::Missed("breakdown")))
        .map(|of| of.fault.number.as_str())
        .collect();
    assert_eq!(missed, ["X03", "X04", "X57"]);
}

#[test]
fn what_holds_is_not_found() {
    let pack = pack();
    let of = |month_of: &str, rule: &str| -> Vec<String> {
        let mut figures: Vec<String> = reconcile(&pack, month(month_of))
            .into_iter()
            .filter(|finding| finding.rule == rule)
            .flat_map(|finding| finding.figures)
            .collect();
        figures.dedup();
        figures
    };
    // X16: 33 of 141 follows from the months; so does every other year to date.
    assert_eq!(of("2018-10", "year-to-date"), ["6.7"]);
    // Children and households: the months in which the sum holds.
    assert_eq!(of("2018-06", "stock-and-flow"), [""; 0]);
    assert_eq!(of("2018-09", "stock-and-flow"), [""; 0]);
    assert_eq!(of("2018-10", "fraction"), [""; 0]);
    assert_eq!(of("2018-10", "denominator"), ["6.7", "6.4"]);
}

#[test]
fn sentences_say_what_does_not_hold() {
    let sentences: Vec<String> =
        reconcile(&pack(), month("2018-10")).into_iter().map(|finding| finding.sentence).collect();
    for part in [
        "looked-after children: 651 + 26 - 22 = 655, and 658 is the closing number",
        "6.1 by age adds up to 655, and the total is 658",
        "6.7 for the year to date is 10.5%, and its months give 12 of 141, 8.5%",
        "6.16 is red on the exact value and would be amber on the 95.0% that is shown",
    ] {
        assert!(sentences.iter().any(|sentence| sentence.contains(part)), "{part}: {sentences:#?}");
    }
}

#[test]
fn the_golden_numbers_stand_in() {
    let pack = pack();
    let figure = |id: &str, kind: Kind, of: &str| figures(&pack, month(of)).of(id, kind).unwrap().clone();
    for (of, admitted, ceased) in [
        ("2018-04", 16, 18),
        ("2018-05", 37, 22),
        ("2018-06", 19, 13),
        ("2018-07", 34, 27),
        ("2018-08", 22, 19),
        ("2018-09", 16, 20),
        ("2018-10", 26, 22),
    ] {
        assert_eq!(figure("6.3", Kind::Month, of).numerator, Some(admitted), "{of}");
        assert_eq!(figure("6.4", Kind::Month, of).numerator, Some(ceased), "{of}");
    }
    for (id, kind, of, display) in [
        ("6.1", Kind::Snapshot, "2018-10", "658"),
        ("6.2", Kind::Snapshot, "2018-10", "116.3"),
        ("6.3", Kind::YearToDate, "2018-10", "170"),
        ("6.4", Kind::YearToDate, "2018-10", "141"),
        ("6.5", Kind::YearToDate, "2018-10", "23.4%"),
        ("6.8", Kind::YearToDate, "2018-10", "86.4%"),
        ("6.8", Kind::YearToDate, "2018-03", "90.6%"),
        ("6.1", Kind::Snapshot, "2017-03", "488"), // the year's figure is that of its last day
        ("7.3", Kind::Snapshot, "2018-03", "95.2%"), // the month's own page before the year's 70.3%
        ("6.9", Kind::YearToDate, "2018-10", "9.9%"),
        ("6.12", Kind::YearToDate, "2018-10", "43.9%"),
        ("6.12", Kind::YearToDate, "2018-03", "55.7%"),
        ("6.16", Kind::Snapshot, "2018-10", "95.0%"),
        ("8.1", Kind::Snapshot, "2018-10", "69.2%"),
        ("10.3", Kind::YearToDate, "2018-10", "35.7%"),
        ("10.3", Kind::YearToDate, "2018-03", "59.3%"),
        ("10.4", Kind::YearToDate, "2018-10", "351.4"),
    ] {
        let figure = figure(id, kind, of);
        assert_eq!((figure.display.as_str(), figure.source), (display, Origin::Published), "{id} {of}");
    }
}

/// Colours and directions of every month for which the pack's targets apply, against those worked out by hand from it.
#[test]
fn colours_and_directions_are_those_worked_out_from_the_pack() {
    let pack = pack();
    let mut derived = csv::Reader::from_path(format!("{SAMPLE}/derived_rag_and_direction.csv")).unwrap();
    let (mut colours, mut directions) = (0, 0);
    for row in derived.records().map(Result::unwrap) {
        let of = month(&row[1]);
        let figures = figures(&pack, of);
        let kind = if matches!(&row[0], "10.4" | "10.5") { Kind::YearToDate } else { Kind::Month };
        let figure = figures.of(&row[0], kind).or_else(|| figures.of(&row[0], Kind::Snapshot)).unwrap();
        let on = if row[5].is_empty() { &row[4] } else { &row[5] };
        // 6.9 is judged on the year to date only; 11.4 takes 18 as outside green (the definition says under 18).
        if of >= month("2018-04") && &row[0] != "6.9" && !(&row[0] == "11.4" && &row[2] == "18") {
            let expected = match on {
                "green" | "amber" | "red" => on,
                _ => "none",
            };
            assert_eq!(figure.rag.map_or("none", |rag| rag.word()), expected, "{} {of}", &row[0]);
            colours += usize::from(expected != "none");
        }
        // In April a year to date begins anew: there is nothing before it.
        let begins = kind == Kind::YearToDate && of.number() == 4;
        // Of a range the file tells up and down, and the definition the distance from it.
        let range = figure.polarity == indicators::Polarity::WithinRange;
        if !row[7].is_empty() && figure.value.is_some() && !begins && !range {
            let expected = match &row[7] {
                "improvement" | "better" => "better",
                "decline" | "worse" => "worse",
                "increase" => "up",
                "decrease" => "down",
                _ => "no change",
            };
            assert_eq!(
                figure.direction.map_or("none", |direction| direction.word()),
                expected,
                "{} {of}",
                &row[0]
            );
            directions += 1;
        }
    }
    assert!(colours > 100 && directions > 250, "{colours} colours, {directions} directions were compared");
}
