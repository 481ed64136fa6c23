//! The council's own pack, loaded as published figures, gives its own Appendix A back.

use std::collections::BTreeMap;

use calendar::Moment;
use exchange::Source;
use press::{Cell, Row, Table, Value};
use records::Fact;
use timeline::{Authority, Cohort};

use crate::corporate_parenting::{Options, Run, summary};

/// A file of the pack, as rows by heading.
fn rows(file: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/../../samples/rotherham-2018/{file}.csv", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

/// An authority of which nothing is known but what it published.
pub(super) fn cohort() -> Cohort {
    let folder = format!("{}/../../samples/rotherham-2018", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths
        .iter()
        .map(|path| Source::new(path.file_name().unwrap().to_string_lossy(), std::fs::read(path).unwrap()));
    let known = Moment::start_of("2018-12-18".parse().unwrap());
    let facts: Vec<Fact> = published::read(files.collect(), None)
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
    let authority = Authority::of("372", &facts, Moment::END_OF_TIME);
    Cohort::new(Moment::END_OF_TIME, authority, Vec::new(), Vec::new())
}

/// The cells of the rows of a table by indicator, without the heading cell.
fn by_indicator(table: &Table) -> BTreeMap<String, Vec<Cell>> {
    let rows = table.rows.iter().filter_map(|row| match row {
        Row::Data { header, cells, .. } => {
            Some((header.words().split(' ').next().unwrap().to_owned(), cells.clone()))
        }
        Row::Group(_) => None,
    });
    rows.collect()
}

/// A cell as the pack would print it: a dash or nothing for no value.
fn shown(cell: &Cell) -> String {
    if matches!(cell.value, Value::Empty { .. }) { String::new() } else { cell.words() }
}

fn printed(text: &str) -> String {
    if matches!(text, "-" | "n/a") { String::new() } else { text.to_owned() }
}

#[test]
fn the_months_are_those_of_appendix_a() {
    let cohort = cohort();
    let run = Run::new(&cohort, "2018-10".parse().unwrap(), Options::default());
    let ours = by_indicator(&summary::months(&run));
    assert_eq!(ours.len(), 39);
    let mut unlike = Vec::new();
    for row in rows("indicators") {
        let id = &row["indicator"];
        let cells = &ours[id];
        for (nth, column) in ["aug_2018", "sep_2018", "oct_2018", "ytd_2018_19"].iter().enumerate() {
            let (ours, theirs) = (shown(&cells[nth]), printed(&row[*column]));
            if ours != theirs {
                unlike.push(format!("{id} {column}: {ours:?}, printed {theirs:?}"));
            }
        }
        let good = row["good_performance"].to_lowercase();
        let good = if good == "within limits" { "within range".to_owned() } else { good };
        if cells[6].words().to_lowercase() != good {
            unlike.push(format!("{id} good is: {}, printed {good}", cells[6].words()));
        }
    }
    assert_eq!(
        unlike,
        [
            // The same number: one rounding rule for a column.
            "11.5a sep_2018: \"15.0\", printed \"15\"",
        ]
    );
}

#[test]
fn targets_years_and_others_are_those_of_appendix_a() {
    let cohort = cohort();
    let run = Run::new(&cohort, "2018-10".parse().unwrap(), Options::default());
    let ours = by_indicator(&summary::targets_and_years(&run));
    let others = by_indicator(&summary::others(&run));
    let mut unlike = Vec::new();
    for row in rows("indicators") {
        let id = &row["indicator"];
        for (nth, column) in ["red", "amber", "green_target"].iter().enumerate() {
            let (ours, theirs) = (shown(&ours[id][nth]), printed(&row[*column]));
            if ours != theirs {
                unlike.push(format!("{id} {column}: {ours:?}, printed {theirs:?}"));
            }
        }
    }
    for row in rows("annual").iter().filter(|row| row["source_page"] == "summary page") {
        let nth = ["2014/15", "2015/16", "2016/17", "2017/18"].iter().position(|year| row["year"] == *year);
        let id = &row["indicator"];
        let (ours, theirs) = (shown(&ours[id][3 + nth.unwrap()]), printed(&row["value_as_printed"]));
        if ours != theirs {
            unlike.push(format!("{id} {}: {ours:?}, printed {theirs:?}", row["year"]));
        }
    }
    let mut seen = 0;
    for row in rows("benchmarks").iter().filter(|row| row["source_page"] == "summary page") {
        let of = super::super::comparison::OTHERS.iter().position(|(of, _)| row["benchmark"] == *of).unwrap();
        let id = &row["indicator"];
        let (ours, theirs) = (shown(&others[id][1 + of]), printed(&row["value_as_printed"]));
        seen += usize::from(!ours.is_empty());
        if ours != theirs {
            unlike.push(format!("{id} {}: {ours:?}, printed {theirs:?}", row["benchmark"]));
        }
    }
    let all: usize =
        others.values().map(|cells| cells[1..].iter().filter(|cell| !shown(cell).is_empty()).count()).sum();
    assert_eq!(all, seen, "no benchmark is shown that was not printed");
    assert_eq!(
        unlike,
        [
            // The same number: one rounding rule for a column.
            "6.2 2014/15: \"70.0\", printed \"70\"",
            // Blank on the summary page; its own page has it (X52).
            "6.6 2017/18: \"67\", printed \"\"",
            // The term stands in the cell, and on another page with another year (X25).
            "6.14 2016/17: \"98.9%\", printed \"98.9% (Summer 2018)\"",
            // Blank for the year; printed for the end of its last term, and shown with that said.
            "6.14 2017/18: \"95.0%\", printed \"\"",
            "10.5 2014/15: \"169.0\", printed \"169\"",
            "10.5 2015/16: \"136.0\", printed \"136\"",
            // The maximum of whole numbers; 19.2 of the year before is kept as it was printed.
            "11.4 2016/17: \"17\", printed \"17.0\"",
            "11.4 2017/18: \"18\", printed \"18.0\"",
        ]
    );
}

#[test]
fn colours_and_directions_are_those_worked_out_from_the_pack() {
    let cohort = cohort();
    let run = Run::new(&cohort, "2018-10".parse().unwrap(), Options::default());
    let ours = by_indicator(&summary::months(&run));
    let mut unlike = Vec::new();
    for row in rows("derived_rag_and_direction").iter().filter(|row| row["month"] == "2018-10") {
        let id = &row["indicator"];
        let exact = &row["rag_on_exact_value"];
        let theirs = if exact.is_empty() { &row["rag_on_printed_value"] } else { exact };
        let rating = shown(&ours[id][4]).to_lowercase();
        let rating = if rating == "no target" { "no threshold" } else { rating.as_str() };
        if rating != theirs {
            unlike.push(format!("{id}: {rating}, worked out {theirs}"));
        }
        let direction = match row["direction_from_previous_month"].as_str() {
            "increase" => "up",
            "decrease" => "down",
            "no movement" => "no change",
            other => other,
        };
        if shown(&ours[id][5]) != direction {
            unlike.push(format!("{id}: {}, worked out {direction}", shown(&ours[id][5])));
        }
    }
    assert_eq!(
        unlike,
        [
            // Only green is set; it is not met.
            "6.2: not met, worked out does not meet 99.1",
            // The pack's RAG column says YTD.
            "6.9: red (year), worked out red",
            "8.3: not met, worked out does not meet 85%",
            // Within a range, the distance from it is what counts: 15.0 and 14.6 are both inside.
            "11.5a: in range, worked out down",
            // Below the range nothing is set; 14.3 to 13.8 left it.
            "11.5b: in no band, worked out below range",
            "11.5b: worse, worked out down",
        ]
    );
}
