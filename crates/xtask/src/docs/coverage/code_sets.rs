//! Code sets of the looked-after return, code by code.

use std::collections::BTreeSet;

use records::codes::{CodeSetInfo, SETS};
use records::{Form, KINDS};

use super::Section;
use super::table::{CODES, Row, grouped, rows};
use crate::docs::markdown::{Markdown, code};

pub(super) fn section() -> Section {
    let rows = rows(CODES);
    let here = rows.iter().filter(|row| has(row.get("set"), row.get("code"))).count();
    Section {
        title: "Codes of the return",
        source: "sources/ssda903/codes.csv",
        rows: rows.len(),
        here,
        write,
    }
}

fn set(name: &str) -> Option<&'static CodeSetInfo> {
    SETS.iter().copied().find(|set| set.name == name)
}

fn has(name: &str, code: &str) -> bool {
    set(name).is_some_and(|set| set.choices.iter().any(|choice| choice.code == code))
}

fn write(page: &mut Markdown) {
    let rows = rows(CODES);
    let sets = grouped(&rows, "set");
    let told: Vec<Vec<String>> = sets.iter().map(|(name, rows)| compared(name, rows)).collect();
    page.table(&["set", "codes in the table", "of these here", "only in the table", "only here"], &told);
    let listed: BTreeSet<&str> = sets.iter().map(|(name, _)| *name).collect();
    let ours: Vec<String> =
        SETS.iter().filter(|set| !listed.contains(set.name)).map(|set| code(set.name)).collect();
    if !ours.is_empty() {
        page.say(&format!("Sets here that the table does not have: {}.", ours.join(", ")));
    }
}

fn compared(name: &str, rows: &[&Row]) -> Vec<String> {
    let listed: Vec<&str> = rows.iter().map(|row| row.get("code")).collect();
    let only_there: Vec<&str> = listed.iter().copied().filter(|of| !has(name, of)).collect();
    let choices = set(name).map_or(&[][..], |set| set.choices);
    let only_here: Vec<&str> =
        choices.iter().map(|choice| choice.code).filter(|of| !listed.contains(of)).collect();
    let codes = |of: &[&str]| of.iter().map(|of| code(of)).collect::<Vec<_>>().join(", ");
    let there = match (set(name), codes(&only_there)) {
        (None, codes) => format!("{codes}: {}", taken_as(name)),
        (Some(_), codes) => codes,
    };
    let here = listed.len() - only_there.len();
    vec![code(name), listed.len().to_string(), here.to_string(), there, codes(&only_here)]
}

/// What the field of this column takes, where it takes no code of a set.
fn taken_as(column: &str) -> &'static str {
    let end = format!(".{column}");
    let field = KINDS.iter().flat_map(|kind| kind.fields).find(|field| field.returned_as.ends_with(&end));
    match field.map(|field| field.form) {
        Some(Form::YesNo) => "asked as yes or no",
        Some(Form::Number) => "asked as a number",
        _ => "no set here",
    }
}
