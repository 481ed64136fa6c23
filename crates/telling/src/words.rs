//! Findings in words.

use std::collections::BTreeMap;

use exchange::{Failure, NotChecked};

/// What stands in the columns concerned: `RNE=S; DECOM=01/04/2025`.
pub fn values_in_words(found: &Failure<'_>) -> String {
    let values: Vec<String> = found.values.iter().map(|(field, value)| format!("{field}={value}")).collect();
    values.join("; ")
}

/// What it clashes with: `last year's Episodes row 5: RNE=P`.
pub(crate) fn beside_in_words(found: &Failure<'_>) -> String {
    let clashes: Vec<String> = found
        .beside
        .iter()
        .map(|clash| {
            let whose = if clash.last_year { "last year's " } else { "" };
            let value = if clash.value.is_empty() { "(blank)" } else { &clash.value };
            format!("{whose}{} row {}: {}={value}", clash.table, clash.row, clash.column)
        })
        .collect();
    clashes.join("; ")
}

/// What was not checked, rules with the same reason together.
pub(crate) fn by_reason(not_checked: &[NotChecked]) -> BTreeMap<&str, Vec<&'static str>> {
    let mut reasons: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for one in not_checked {
        reasons.entry(one.reason.as_str()).or_default().push(one.rule);
    }
    reasons
}

/// `1 row`, `12 rows`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// Columns as text: each as wide as its widest cell, at most 60 characters; the columns named stand to the right.
pub fn columns(heading: &[&str], right: &[usize], rows: &[Vec<String>]) -> String {
    const WIDEST: usize = 60;
    let cut = |cell: &str| -> String {
        if cell.chars().count() > WIDEST {
            cell.chars().take(WIDEST - 1).chain(['…']).collect()
        } else {
            cell.to_owned()
        }
    };
    let rows: Vec<Vec<String>> = std::iter::once(heading.iter().map(|cell| (*cell).to_owned()).collect())
        .chain(rows.iter().map(|row| row.iter().map(|cell| cut(cell)).collect()))
        .collect();
    let widths: Vec<usize> = (0..heading.len())
        .map(|at| {
            rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, width) in widths.iter().enumerate() {
            let cell = row.get(at).map_or("", String::as_str);
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            if right.contains(&at) {
                line += &gap;
                line += cell;
            } else {
                line += cell;
                line += &gap;
            }
            line += "  ";
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}
