//! The public cases of the open 903 validator: the rows they expect, against those found here.
//!
//! Where the published text says otherwise, the case is named in [`DIFFERENT`] with the reason and with what is found here;
//! a case that differs without being named there fails, and so does one named there that does not differ.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{CollectionYear, Day};
use exchange::in_force;
use serde_json::Value;

use super::context::Context;
use super::postcodes::Postcodes;
use super::providers::{Provider, Providers};
use super::run::Check903;
use super::{Finding, YEARS};
use crate::tables::{Table, Tables};

/// Cases in which the published text is followed and not the case: file, which case of it, why.
const DIFFERENT: &[(&str, usize, &str)] = &[
    ("2022_23__1009", 0, CELLS),
    ("2022_23__114", 0, CELLS),
    ("2022_23__132", 0, CELLS),
    ("2022_23__143", 0, CELLS),
    ("2022_23__146", 0, CELLS),
    ("2022_23__178", 0, CELLS),
    ("2022_23__208", 0, "a UPN that went from UN1 to blank is left out by the text"),
    ("2023_24__SW01STG1", 0, "the rows at fault are those of Episodes"),
    ("2023_24__SW02STG1", 0, CELLS),
    ("2025_26__SW02STG1", 0, CELLS),
    ("2023_24__SW11bSTG2", 0, "the row at fault is the one that ended, not one without dates after it"),
    ("2024_25__146", 0, CELLS),
    ("2025_26__146", 0, CELLS),
    ("2025_26__178", 0, CELLS),
    ("2025_26__234", 0, "the reason for the move stands on the episode before the one that is too early"),
    ("2025_26__241", 0, "the provider's premises are asked, not the reporting authority"),
];

/// What no file can say: a cell that is blank and yet given, or a code in lower case that is not read as the code.
const CELLS: &str = "cells are compared trimmed and in upper case, and a blank one is missing";

/// Rows by table, counted from 0.
type Found = BTreeMap<String, BTreeSet<usize>>;

#[test]
fn the_public_cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/903-rule-cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert_eq!(files.len(), 150);
    let mut wrong = Vec::new();
    let mut judged = 0;
    for path in &files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let code = case["rule"].as_str().unwrap();
        let closing: i32 = case["version"].as_str().unwrap()[..4].parse::<i32>().unwrap() + 1;
        // The open validator's own rules that the published list does not have.
        if case["in_force_in"].as_array().unwrap().is_empty() {
            continue;
        }
        if !in_force(YEARS, closing).iter().any(|rule| rule.about().code == code) {
            wrong.push(format!("{name}: {code} is not written"));
            continue;
        }
        for (number, one) in case["cases"].as_array().unwrap().iter().enumerate() {
            let (expected, found) = judge(code, closing, one);
            judged += 1;
            let differs = DIFFERENT.iter().any(|(file, at, _)| *file == name && *at == number);
            if (expected != found) != differs {
                wrong.push(format!("{name} case {number}: expected {expected:?}, found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {judged} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn judge(code: &str, closing: i32, case: &Value) -> (Found, Found) {
    let meta = &case["metadata"];
    let mut now = Tables::new();
    let mut last: Option<Tables> = None;
    let mut labels: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    // Places named by their authority: each gets a postcode of its own.
    let mut places: Vec<String> = Vec::new();
    let directory = meta["provider_info"]["columns"]
        .as_array()
        .is_some_and(|columns| columns.contains(&"LA_CODE_INFERRED".into()))
        || matches!(code, "241" | "392c");
    let mut place = |authority: &str| -> String {
        let authority = &authority.to_uppercase();
        let at = places.iter().position(|known| known == authority).unwrap_or_else(|| {
            places.push(authority.to_owned());
            places.len() - 1
        });
        format!("ZZ{at}9ZZ")
    };
    for (name, given) in case["tables"].as_object().unwrap() {
        let of_last = name.ends_with("_last");
        let table = Table::named(name.trim_end_matches("_last")).unwrap_or_else(|| panic!("{name}"));
        let columns: Vec<&str> =
            given["columns"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        let tables = if of_last { last.get_or_insert_default() } else { &mut now };
        tables.add_table(table);
        if !of_last {
            labels.insert(table.name().to_owned(), given["index"].as_array().unwrap().clone());
        }
        for row in given["rows"].as_array().unwrap() {
            let cells: Vec<String> = table
                .columns()
                .iter()
                .map(|column| {
                    let at = columns.iter().position(|of| *of == column.name);
                    let own = at.map_or(String::new(), |at| text(&row[at]));
                    if directory && column.name == "PL_POST" && own.is_empty() {
                        let area = columns
                            .iter()
                            .position(|of| *of == "PL_LA")
                            .map_or(String::new(), |at| text(&row[at]));
                        return if area.is_empty() { own } else { place(&area) };
                    }
                    own
                })
                .collect();
            tables.push_new(table, cells);
        }
    }
    if meta["file_format"] == "xml" {
        now.set_in_xml();
    }
    let providers = providers(&meta["provider_info"], &mut place);
    let mut postcodes = Postcodes::new();
    postcodes.add("AB1 0JD", "", "E09000027", 0, 0);
    for (at, authority) in places.iter().enumerate() {
        postcodes.add(&format!("ZZ{at}9ZZ"), "", authority, 0, 0);
    }
    let authority = meta["localAuthority"].as_str();
    let authority = authority.map(str::to_uppercase);
    let year = CollectionYear::new(closing).unwrap();
    let only = [code.to_owned()];
    let check = Check903 {
        year,
        tables: &now,
        last_year: last.as_ref(),
        authority: authority.as_deref(),
        providers: providers.as_ref(),
        postcodes: directory.then_some(&postcodes),
        only: &only,
        progress: None,
    };
    let mut context = Context {
        authority: check.authority,
        providers: check.providers,
        postcodes: check.postcodes,
        ..Context::of(year)
    };
    let day = |name: &str| {
        let text = meta[name].as_str()?;
        let mut parts = text.split('/').rev().map(|part| part.parse::<i32>().unwrap());
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Day::new(year, month as u8, day as u8)
    };
    // Where a case names one end of the year only, the other is never asked for.
    match (day("collection_start"), day("collection_end")) {
        (Some(start), Some(end)) => (context.start, context.end) = (start, end),
        (Some(start), None) => (context.start, context.end) = (start, start.plus_years(1).plus_days(-1)),
        (None, Some(end)) => (context.start, context.end) = (end.plus_years(-1).plus_days(1), end),
        (None, None) => {}
    }
    let mut found: Found = BTreeMap::new();
    check.run_in(&context, &mut |finding: Finding<'_>| {
        let (table, row) = finding.row.expect("a row");
        found.entry(table.name().to_owned()).or_default().insert(row.row() as usize - 1);
    });
    let mut expected: Found = BTreeMap::new();
    for (table, rows) in case["expected"].as_object().unwrap() {
        let labels = labels.get(table).unwrap_or_else(|| panic!("{table} is not a table of this year"));
        let rows: BTreeSet<usize> = rows
            .as_array()
            .unwrap()
            .iter()
            .map(|label| labels.iter().position(|of| text(of) == text(label)).unwrap())
            .collect();
        if !rows.is_empty() {
            expected.insert(table.clone(), rows);
        }
    }
    (expected, found)
}

fn providers(info: &Value, place: &mut impl FnMut(&str) -> String) -> Option<Providers> {
    let columns: Vec<&str> = info["columns"].as_array()?.iter().map(|c| c.as_str().unwrap()).collect();
    let mut providers = Providers::new();
    for row in info["rows"].as_array()? {
        let cell =
            |name: &str| columns.iter().position(|of| *of == name).map_or(String::new(), |at| text(&row[at]));
        let listed = |name: &str| -> Vec<Box<str>> {
            cell(name).split(',').filter(|part| !part.is_empty()).map(|part| part.trim().into()).collect()
        };
        let inferred = cell("LA_CODE_INFERRED");
        let postcode = if inferred.is_empty() { cell("POSTCODE") } else { place(&inferred) };
        let said = Provider {
            authorities: listed("LA_NAME_FROM_FILE"),
            places: listed("PLACE_CODES"),
            kinds: listed("PROVIDER_CODES"),
            closed: Day::parse_return(&cell("REG_END")).ok(),
            postcode: postcode.into(),
        };
        providers.add(&cell("URN"), said);
    }
    Some(providers)
}

/// A cell as a CSV would have it.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(date) => {
            let parts: Vec<&str> = date["date"].as_str().unwrap().split('-').rev().collect();
            parts.join("/")
        }
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
        }
        other => other.to_string(),
    }
}
