//! Rows of care, and of the return.

use calendar::Day;
use records::as_known;
use records::codes::CodeSet;
use ssda903::Table;
use timeline::{Episode, Timeline};

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Episode) -> String;

const EPISODES: &[(&str, Said)] = &[
    ("DECOM", |row| row.start.to_string()),
    ("RNE", |row| code(row.new_because)),
    ("LS", |row| code(row.legal)),
    ("CIN", |row| code(row.need)),
    ("PLACE", |row| code(row.place)),
    ("PLACE_PROVIDER", |row| code(row.provider)),
    ("DEC", |row| row.end.map_or_else(String::new, |end| end.to_string())),
    ("REC", |row| code(row.ended_because)),
    ("PL_POST", |row| row.postcode.as_ref().map_or_else(String::new, |place| place.as_str().to_owned())),
];

fn code<T: CodeSet>(code: Option<T>) -> String {
    code.map_or_else(String::new, |code| code.code().to_owned())
}

/// `the rows of care`
pub(super) fn of_care(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    if !asked.words.rest.is_empty() {
        return Err(Fault::at(asked.words.line, format!("says something else too: {}", asked.words.rest)));
    }
    asked.first_column("child")?;
    let columns = asked.columns(EPISODES)?;
    hold(asked, |name| {
        let facts = asked.world.children.get(name).map(Vec::as_slice).unwrap_or_default();
        let child = Timeline::of(name, facts, asked.known);
        let cells = |row: &Episode| columns.iter().map(|(_, _, said)| said(row)).collect();
        child.episodes.iter().map(cells).collect()
    })
}

/// `the return of 2017-18, table Episodes`
pub(super) fn of_return(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let (year, table) = asked.words.split(", table ");
    let year = heading::year(asked.words.line, year)?;
    let table = table.and_then(|table| Table::named(table.rest));
    let table = table.ok_or_else(|| Fault::at(asked.words.line, "names no table of the return"))?;
    asked.first_column("child")?;
    let known: Vec<(&'static str, usize)> =
        table.columns().iter().enumerate().map(|(at, column)| (column.name, at)).collect();
    let columns = asked.columns(&known)?;
    hold(asked, |name| {
        let facts = asked.world.children.get(name).map(Vec::as_slice).unwrap_or_default();
        let rows = ssda903::rows(name, &as_known(facts, asked.known), year);
        let of_table = rows.iter().filter(|row| row.table == table);
        // A story writes days as 2018-03-31, wherever they stand.
        let plain =
            |cell: &str| Day::parse_return(cell).map_or_else(|_| cell.to_owned(), |day| day.to_string());
        of_table.map(|row| columns.iter().map(|(_, _, at)| plain(&row.cells[*at])).collect()).collect()
    })
}

/// Holds all rows of each child that is named, in order, against those found.
pub(super) fn hold(asked: &Asked<'_>, found: impl Fn(&str) -> Vec<Vec<String>>) -> Result<Vec<Fault>, Fault> {
    let table = &asked.section.table;
    let mut names: Vec<&str> = table.rows.iter().map(|row| row.cells[0].as_str()).collect();
    names.dedup();
    let mut faults = Vec::new();
    for (nth, name) in names.iter().enumerate() {
        let of_child: Vec<_> = table.rows.iter().filter(|row| row.cells[0] == *name).collect();
        let last = of_child.last().map_or(asked.section.line, |row| row.line);
        asked.child(last, name)?;
        if names[..nth].contains(name) {
            return Err(Fault::at(last, format!("the rows of {name} do not stand together")));
        }
        let none = of_child.len() == 1 && of_child[0].cells[1..].iter().all(|cell| cell == "-");
        let of_child = if none { Vec::new() } else { of_child };
        let found = found(name);
        for (row, found) in of_child.iter().zip(&found) {
            for ((column, expected), found) in table.columns.iter().zip(&row.cells).skip(1).zip(found) {
                if expected != found {
                    faults.push(Fault::differs(row.line, &format!("{name}, {column}"), expected, found));
                }
            }
        }
        for row in of_child.iter().skip(found.len()) {
            faults.push(Fault::differs(row.line, name, &row.cells[1..].join(" | "), ""));
        }
        for more in found.iter().skip(of_child.len()) {
            faults.push(Fault::differs(last, &format!("{name}, after this row"), "", &more.join(" | ")));
        }
    }
    Ok(faults)
}
