//! A return out of whatever files, judged by every rule, against itself or another as last year's, against lists of
//! providers and postcodes made of it; and taken in as facts.

use std::collections::HashMap;

use calendar::CollectionYear;
use exchange::{Limits, Source};
use records::Subject;
use ssda903::rules::{Check903, Postcodes, Providers, read_postcodes, read_providers};
use ssda903::tables::episodes;
use ssda903::{Table, Tables, infer_year, load, read, read_nearest, write_csv, write_xml};

use crate::parts::parts;

pub(super) fn run(input: &[u8]) {
    let parts = parts(input);
    let files = |of: &[&str]| -> Vec<Source> {
        let kind = |name: &str| name.split('/').next().unwrap_or_default().to_owned();
        parts
            .iter()
            .filter(|part| match of {
                [] => !["last", "providers", "postcodes"].contains(&&*kind(part.name)),
                of => of.contains(&&*kind(part.name)),
            })
            .map(Source::from)
            .collect()
    };
    let (tables, problems) = read_nearest(files(&[]));
    problems.iter().for_each(|problem| drop(problem.to_string()));
    let (last, _) = read_nearest(files(&["last"]));
    let last = if last.is_empty() { &tables } else { &last };
    let lists = files(&["providers"]);
    let providers = if lists.is_empty() { providers_of(&tables) } else { read_providers(lists).0 };
    let directory = files(&["postcodes"]);
    let postcodes = match directory.first() {
        None => postcodes_of(&tables),
        Some(file) => read_postcodes(&file.name, &*file.bytes).map(|read| read.0).unwrap_or_default(),
    };
    judge(&tables, last, &providers, &postcodes);
    written_and_read_again(&tables);
    import(&files(&[]));
}

/// Judges by every rule of every year; panics where one of them breaks.
pub(super) fn judge(tables: &Tables, last: &Tables, providers: &Providers, postcodes: &Postcodes) {
    for closing in 2023..=2027 {
        let year = CollectionYear::new(closing).expect("a year of this century");
        let check = Check903 {
            year,
            tables,
            last_year: Some(last),
            authority: Some("E09000027"),
            providers: Some(providers),
            postcodes: Some(postcodes),
            only: &[],
            progress: None,
        };
        let not_checked = check.run(|finding| {
            let failure = finding.failure(tables);
            assert!(!failure.rule.code.is_empty(), "a failure is that of a rule");
        });
        if let Some(broken) = not_checked.iter().find(|rule| rule.fault) {
            panic!("rule {} of {closing}: {}", broken.rule, broken.reason);
        }
        let _ = Check903 { last_year: None, providers: None, postcodes: None, authority: None, ..check }
            .children();
    }
}

/// A list in which every number of the return is known, with what the return says of it.
fn providers_of(tables: &Tables) -> Providers {
    let mut text = String::from(
        "URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting address postcode\n",
    );
    for row in tables.rows(Table::Episodes) {
        let cell = |column| row.cell(column).replace(['"', ',', '\n', '\r'], " ");
        text.push_str(&format!(
            "{},Merton,{},{},{},{}\n",
            cell(episodes::URN),
            cell(episodes::PLACE),
            cell(episodes::PLACE_PROVIDER),
            cell(episodes::DEC),
            cell(episodes::PL_POST),
        ));
    }
    read_providers(vec![Source::new("providers.csv", text)]).0
}

/// A directory in which every postcode of the return lies somewhere.
fn postcodes_of(tables: &Tables) -> Postcodes {
    let mut text = String::from("pcds,cty,laua,oseast1m,osnrth1m\n");
    for (index, row) in tables.rows(Table::Episodes).enumerate() {
        for (postcode, far) in [(row.cell(episodes::HOME_POST), 0), (row.cell(episodes::PL_POST), 40_000)] {
            let place = postcode.replace(['"', ',', '\n', '\r'], " ");
            let district = ["E09000027", "E07000008", "W06000008", "S12000036", ""][index % 5];
            text.push_str(&format!("{place},E99999999,{district},{},180000\n", 500_000 + far + index));
        }
    }
    read_postcodes("postcodes.csv", text.as_bytes()).map(|read| read.0).unwrap_or_default()
}

/// What is written of a return, in either form, is the return.
fn written_and_read_again(tables: &Tables) {
    let rows = |tables: &Tables| -> Vec<Vec<String>> {
        Table::ALL
            .iter()
            .flat_map(|table| tables.rows(*table).map(|row| row.cells().map(str::to_owned).collect()))
            .collect()
    };
    let text: String = rows(tables).concat().concat();
    if let Ok(files) = write_csv(tables) {
        let sources = files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect();
        let (again, problems) = read(sources);
        // A file that is mostly control characters is taken for something else than text.
        if text.chars().filter(|c| c.is_control()).count() <= 3 {
            let unreadable = exchange::Severity::Unreadable;
            assert_eq!(problems.iter().find(|problem| problem.severity == unreadable), None);
        }
        if !text.chars().any(char::is_control) {
            // A row that says nothing but what no CSV file has a column for is a blank line there.
            let children = |of: &Tables| of.rows(Table::Header).filter(|row| !row.child().is_empty()).count();
            assert_eq!(children(&again), children(tables), "headers written and read");
        }
    }
    let _ = write_xml(tables);
}

/// Taken in as facts, of the year it seems to be of, and once more on top of nothing.
fn import(files: &[Source]) {
    let (tables, _) = read(files.to_vec());
    let _ = Limits::USUAL;
    let year = infer_year(&tables).map_or(2026, |year| u16::try_from(year.closing()).unwrap_or(2026));
    let load = load(&Subject::authority("E09000099"), &[], &HashMap::new(), &tables, year);
    load.problems.iter().for_each(|problem| drop(problem.to_string()));
}
