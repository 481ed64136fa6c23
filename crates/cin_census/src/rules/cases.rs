//! The public cases of the open census validator: the rows they expect, against those found here.
//!
//! Where the published text says otherwise, the case is named in [`DIFFERENT`] with the reason; a case that differs
//! without being named there fails, and so does one named there that does not differ.

use std::collections::BTreeSet;

use calendar::{CollectionYear, Day, Period};
use serde_json::Value;

use super::context::Context;
use super::trial::{Flat, judge};
use crate::cells::Dated;
use crate::modules::Module;

/// Cases in which the published text is followed and not the case: file, why.
const DIFFERENT: &[(&str, &str)] = &[(
    "cin2022_23__8935",
    "the case counts the open plans that share a plan's own id, which a census cannot have; \
     the message is about the child, so the third open plan of the first child fails too",
)];

#[test]
fn the_public_cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples/cin-rule-cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|of| of == "json") && !path.ends_with("index.json"));
    files.sort();
    assert_eq!(files.len(), 36);
    let mut wrong = Vec::new();
    for path in &files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let code = case["rule"].as_str().unwrap();
        let closing: i32 = case["version"].as_str().unwrap()[3..7].parse::<i32>().unwrap() + 1;
        for one in case["cases"].as_array().unwrap() {
            let found = found(code, closing, one);
            let expected = expected(one);
            let differs = DIFFERENT.iter().any(|(file, _)| *file == name);
            if (expected != found) != differs {
                wrong.push(format!("{name}: expected {expected:?}, found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn expected(case: &Value) -> BTreeSet<String> {
    let mut rows: BTreeSet<String> = case["expected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {}", row["module"].as_str().unwrap(), row["row"].as_u64().unwrap() + 1))
        .collect();
    if case["expected_return_level"] == Value::Bool(true) {
        rows.insert("the whole return".to_owned());
    }
    rows
}

fn found(code: &str, closing: i32, case: &Value) -> BTreeSet<String> {
    let mut context = Context::of(CollectionYear::new(closing).unwrap());
    let mut flat = Flat::default();
    // The row of the case that a factor stands in, and the assessments that several rows are of.
    let mut factors: Vec<u64> = Vec::new();
    let mut assessments: Vec<(Vec<(String, String)>, String)> = Vec::new();
    for (name, given) in case["tables"].as_object().unwrap() {
        let module = Module::ALL.into_iter().find(|module| module.name() == name).unwrap();
        let columns: Vec<&str> =
            given["columns"].as_array().unwrap().iter().map(|column| column.as_str().unwrap()).collect();
        for (number, row) in (1..).zip(given["rows"].as_array().unwrap()) {
            let mut cells: Vec<(String, String)> = Vec::new();
            let mut of_row: Vec<String> = Vec::new();
            for (column, value) in columns.iter().zip(row.as_array().unwrap()) {
                if *column == "AssessmentFactors" {
                    match value {
                        Value::Array(several) => of_row.extend(several.iter().map(text)),
                        one => of_row.push(text(one)),
                    }
                    of_row.retain(|factor| !factor.is_empty());
                } else {
                    cells.push(((*column).to_owned(), text(value)));
                }
            }
            if module == Module::Header
                && let Some(end) = cells.iter().find(|(column, _)| column == "ReferenceDate")
                && let Some(to) = Dated::new(&end.1).day()
            {
                context.year = Period { from: to.plus_days(1).plus_years(-1), to };
            }
            if module != Module::Assessments || !columns.contains(&"AssessmentFactors") {
                flat.add(module, cells);
                continue;
            }
            // Rows that differ in their factors only are one assessment: rule 8869's case has them so.
            let id = match assessments.iter().find(|(known, _)| code == "8869" && *known == cells) {
                Some((_, id)) => id.clone(),
                None => {
                    let id = format!("{name} {number}");
                    assessments.push((cells.clone(), id.clone()));
                    let mut cells = cells.clone();
                    cells.push(("AssessmentID".to_owned(), id.clone()));
                    flat.add(module, cells);
                    id
                }
            };
            let child = cells.iter().find(|(column, _)| column == "LAchildID").unwrap();
            for factor in of_row {
                factors.push(number);
                flat.add(
                    Module::AssessmentFactorsList,
                    vec![
                        child.clone(),
                        ("AssessmentID".to_owned(), id.clone()),
                        ("AssessmentFactors".to_owned(), factor),
                    ],
                );
            }
        }
    }
    judge(code, &context, &flat.census())
        .into_iter()
        .map(|row| match row.strip_prefix("AssessmentFactorsList ") {
            // The case names the row that the factor stands in.
            Some(factor) => format!("Assessments {}", factors[factor.parse::<usize>().unwrap() - 1]),
            None => row,
        })
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => iso(text),
        Value::Object(date) => date["date"].as_str().unwrap().to_owned(),
        other => other.to_string(),
    }
}

/// A case may write a date `DD-MM-YYYY`, which the validator's own reader would have turned round.
fn iso(text: &str) -> String {
    let slashes = text.replace('-', "/");
    Day::parse_return(&slashes).map_or_else(|_| text.to_owned(), |_| slashes)
}
