//! The trials of the rules: small tables of invented rows, with a mark at each row that must fail.
//!
//! ```text
//! Header
//! CHILD SEX
//! 1     M
//! 2     X    <
//!
//! Episodes last
//! CHILD DECOM
//! 1     01/04/2024
//! ```
//!
//! Cells stand apart by blanks, `-` is a blank cell, `<` at the end marks a row that must fail. `last` after the name of
//! a table: last year's. A line `authority E09000027` gives the reporting authority, `xml` says the return came as XML,
//! `the whole return fails` says just that. Two tables more: `Providers` with URN PLACES KINDS CLOSED POSTCODE
//! AUTHORITY (lists with commas), `Postcodes` with PCDS CTY LAUA EAST NORTH. Whatever is not there was not given.

use std::collections::BTreeSet;

use calendar::{CollectionYear, Day};
use exchange::in_force;

use super::context::Context;
use super::postcodes::Postcodes;
use super::providers::{Provider, Providers};
use super::rule::Rule;
use super::run::Check903;
use super::{Finding, YEARS};
use crate::tables::{Table, Tables};

#[derive(Default)]
struct Trial {
    now: Tables,
    last: Option<Tables>,
    authority: Option<String>,
    providers: Option<Providers>,
    postcodes: Option<Postcodes>,
    expected: BTreeSet<String>,
}

/// Judges invented rows by a rule, in the collection that closes in a year, and compares the rows that fail.
#[track_caller]
pub(crate) fn check(rule: &'static Rule, closing: i32, rows: &str) {
    let code = rule.about().code;
    assert!(
        in_force(YEARS, closing).iter().any(|of_year| std::ptr::eq(*of_year, rule)),
        "{code} as written here is not in force in the collection of {closing}"
    );
    let trial = read(rows);
    let year = CollectionYear::new(closing).unwrap();
    let only = [code.to_owned()];
    let run = Check903 {
        year,
        tables: &trial.now,
        last_year: trial.last.as_ref(),
        authority: trial.authority.as_deref(),
        providers: trial.providers.as_ref(),
        postcodes: trial.postcodes.as_ref(),
        only: &only,
        progress: None,
    };
    let context = Context {
        authority: run.authority,
        providers: run.providers,
        postcodes: run.postcodes,
        ..Context::of(year)
    };
    let mut found = BTreeSet::new();
    let not_checked = run.run_in(&context, &mut |finding: Finding<'_>| {
        found.insert(match finding.row {
            Some((table, row)) => format!("{} {}", table.name(), row.row()),
            None => "the whole return".to_owned(),
        });
    });
    assert_eq!(not_checked, [], "{code} was not judged");
    assert_eq!(
        found, trial.expected,
        "{code} in {closing}: found (left) and expected (right), as table and row\n{rows}"
    );
}

fn read(rows: &str) -> Trial {
    let mut trial = Trial::default();
    let mut table: Option<(String, bool)> = None;
    let mut columns: Vec<String> = Vec::new();
    for line in rows.lines().map(str::trim) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let named = words
            .first()
            .is_some_and(|word| Table::named(word).is_some() || matches!(*word, "Providers" | "Postcodes"));
        if words.is_empty() {
            table = None;
        } else if line == "the whole return fails" {
            trial.expected.insert("the whole return".to_owned());
        } else if line == "xml" {
            trial.now.set_in_xml();
        } else if words[0] == "authority" {
            trial.authority = Some(words[1].to_owned());
        } else if named {
            let last = words.get(1) == Some(&"last");
            if last {
                trial.last.get_or_insert_default();
            }
            if let Some(of_return) = Table::named(words[0]) {
                let tables = if last { trial.last.as_mut() } else { Some(&mut trial.now) };
                tables.unwrap().add_table(of_return);
            } else if words[0] == "Providers" {
                trial.providers.get_or_insert_default();
            } else {
                trial.postcodes.get_or_insert_default();
            }
            table = Some((words[0].to_owned(), last));
            columns.clear();
        } else if columns.is_empty() {
            columns = words.iter().map(|word| (*word).to_owned()).collect();
        } else {
            let (name, last) = table.clone().unwrap_or_else(|| panic!("a row without a table: {line}"));
            let fails = words.last() == Some(&"<");
            if fails {
                words.pop();
            }
            assert_eq!(words.len(), columns.len(), "cells and columns differ: {line}");
            let row = |column: &str| {
                let at = columns.iter().position(|of| of == column);
                at.map_or("", |at| if words[at] == "-" { "" } else { words[at] })
            };
            trial.row(&name, last, fails, &columns, row);
        }
    }
    trial
}

impl Trial {
    fn row<'w>(
        &mut self,
        name: &str,
        last: bool,
        fails: bool,
        columns: &[String],
        cell: impl Fn(&str) -> &'w str,
    ) {
        let listed = |text: &str| text.split(',').filter(|t| !t.is_empty()).map(Into::into).collect();
        let Some(table) = Table::named(name) else {
            if name == "Providers" {
                let said = Provider {
                    authorities: listed(cell("AUTHORITY")),
                    places: listed(cell("PLACES")),
                    kinds: listed(cell("KINDS")),
                    closed: Day::parse_return(cell("CLOSED")).ok(),
                    postcode: cell("POSTCODE").into(),
                };
                self.providers.as_mut().unwrap().add(cell("URN"), said);
            } else {
                let metres = |column: &str| cell(column).parse().unwrap_or(0);
                let added = self.postcodes.as_mut().unwrap().add(
                    cell("PCDS"),
                    cell("CTY"),
                    cell("LAUA"),
                    metres("EAST"),
                    metres("NORTH"),
                );
                assert!(added, "{} is no postcode", cell("PCDS"));
            }
            return;
        };
        for column in columns {
            assert!(table.position(column).is_some(), "{} has no column {column}", table.name());
        }
        let tables = if last { self.last.as_mut().unwrap() } else { &mut self.now };
        tables.push_new(table, table.columns().iter().map(|column| cell(column.name)));
        if fails {
            assert!(!last, "a row of last year's return is never reported");
            self.expected.insert(format!("{} {}", table.name(), tables.get(table).len()));
        }
    }
}
