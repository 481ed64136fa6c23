//! What became of a load, and what it found.

use ssda903::Counts;

use super::Asked;
use crate::returns::Loaded;
use crate::{Fault, heading};

type Count = fn(&Counts) -> u32;

const COUNTS: &[(&str, Count)] = &[
    ("new", |counts| counts.new),
    ("changed", |counts| counts.changed),
    ("unchanged", |counts| counts.unchanged),
    ("older", |counts| counts.older),
    ("withdrawn", |counts| counts.withdrawn),
    ("refused", |counts| counts.refused),
];

fn load<'a>(asked: &Asked<'a>) -> Result<&'a Loaded, Fault> {
    let (words, known) = asked.words.learnt()?;
    let year = heading::year(words.line, words.rest)?;
    let found = asked.world.loads.iter().find(|load| load.year == year && load.known == known);
    found.ok_or_else(|| Fault::at(words.line, "is about a load that is not in this story"))
}

/// `from the load of 2017-18, learnt 2018-06-30`
pub(super) fn account(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let load = load(asked)?;
    asked.first_column("table")?;
    let columns = asked.columns(COUNTS)?;
    let mut faults = Vec::new();
    for row in &asked.section.table.rows {
        let name = &row.cells[0];
        let counts = load.account.counts.get(name.as_str());
        let counts = counts.ok_or_else(|| Fault::at(row.line, format!("{name} is no table of that load")))?;
        for (at, column, count) in &columns {
            let (expected, found) = (&row.cells[*at], count(counts).to_string());
            if *expected != found {
                faults.push(Fault::differs(row.line, &format!("{name}, {column}"), expected, &found));
            }
        }
    }
    Ok(faults)
}

/// `the findings of the load of 2017-18, learnt 2018-06-30`
pub(super) fn findings(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let load = load(asked)?;
    let table = &asked.section.table;
    if table.columns != ["row", "column", "says"] {
        return Err(Fault::at(asked.section.line, "its columns are row, column and says"));
    }
    // Row 1 is the first below the headings, as everywhere in reports on returns.
    let found: Vec<(String, String, String)> = load
        .problems
        .iter()
        .map(|problem| {
            let row = problem.line.map_or_else(String::new, |line| (line - 1).to_string());
            (row, problem.column.as_deref().unwrap_or_default().to_owned(), problem.to_string())
        })
        .collect();
    let mut faults = Vec::new();
    for (nth, row) in table.rows.iter().enumerate() {
        let [at, column, says] = row.cells.as_slice() else { continue };
        match found.get(nth) {
            Some(found) if found.0 == *at && found.1 == *column && found.2.contains(says.as_str()) => {}
            Some(found) => faults.push(Fault::differs(row.line, "finding", &row.cells.join(" | "), &found.2)),
            None => faults.push(Fault::differs(row.line, "finding", &row.cells.join(" | "), "")),
        }
    }
    for more in found.iter().skip(table.rows.len()) {
        faults.push(Fault::differs(asked.section.line, "another finding", "", &more.2));
    }
    Ok(faults)
}
