//! What does not hold between the figures of a month.

use measure::reconcile::{Finding, RULES, Severity};

use super::Asked;
use crate::{Fault, heading};

/// How a cell is held against a finding: as it stands, or as part of its sentence.
type Said = (fn(&Finding) -> String, bool);

const COLUMNS: &[(&str, Said)] = &[
    ("bears", (|finding| bears(finding.severity).to_owned(), false)),
    ("figures", (|finding| finding.figures.join(", "), false)),
    ("children", (|finding| finding.children.join(", "), false)),
    ("says", (|finding| finding.sentence.clone(), true)),
];

fn bears(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "blocks",
        Severity::Warns => "warns",
        Severity::Informs => "informs",
    }
}

/// `the findings of 2018-10`: of each rule that is named, every finding.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let month = heading::month(asked.words.line, asked.words.rest)?;
    asked.first_column("rule")?;
    let columns = asked.columns(COLUMNS)?;
    let found = measure::reconcile(&asked.world.as_known(asked.known), month);
    let rows = &asked.section.table.rows;
    let mut faults = Vec::new();
    let mut rules: Vec<&str> = rows.iter().map(|row| row.cells[0].as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    for rule in rules {
        let expected: Vec<_> = rows.iter().filter(|row| row.cells[0] == rule).collect();
        let line = expected.last().map_or(asked.section.line, |row| row.line);
        if RULES.iter().all(|known| known.id != rule) {
            let ids: Vec<&str> = RULES.iter().map(|known| known.id).collect();
            return Err(Fault::at(line, format!("{rule} is no rule: {}", ids.join(", "))));
        }
        let none = expected.len() == 1 && expected[0].cells[1..].iter().all(|cell| cell == "-");
        let expected = if none { Vec::new() } else { expected };
        let found: Vec<&Finding> = found.iter().filter(|finding| finding.rule == rule).collect();
        for (nth, row) in expected.iter().enumerate() {
            let Some(finding) = found.get(nth) else {
                faults.push(Fault::differs(row.line, rule, &row.cells[1..].join(" | "), ""));
                continue;
            };
            for (at, column, (said, part)) in &columns {
                let (cell, found) = (&row.cells[*at], said(finding));
                if !(if *part { found.contains(cell.as_str()) } else { *cell == found }) {
                    faults.push(Fault::differs(row.line, &format!("{rule}, {column}"), cell, &found));
                }
            }
        }
        for more in found.iter().skip(expected.len()) {
            faults.push(Fault::differs(line, &format!("{rule}, another finding"), "", &more.sentence));
        }
    }
    Ok(faults)
}
