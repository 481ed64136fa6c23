//! `advocacy`: the tables of an advocacy service's annual report, a row a number: `table,measure,value`.
//!
//! The year is in the name of a table (`caseload_2017_18`) and holds for the whole file. Each table is kept as it was
//! printed; whether the cases of the year balance is asked when it is read, and again wherever they are shown.

use calendar::{Day, Period};
use exchange::{Column, Problem, Shape, Table, TextFile};
use records::Place;
use records::governance::PublishedBreakdown;

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const TABLE_NAME: usize = 0;
const MEASURE: usize = 1;
const VALUE: usize = 2;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "advocacy",
        columns: &[Column::required("table"), Column::required("measure"), Column::required("value")],
    },
    read,
};

/// Whether a file is it: tables of other services have these columns and more.
pub(crate) fn is_it(file: &TextFile) -> bool {
    file.text.trim_start_matches('\u{feff}').to_lowercase().starts_with("table,measure,value")
}

/// A table's name without its year, and the last day of that year: `caseload_2017_18`.
fn dated(name: &str) -> (&str, Option<Day>) {
    let year = || {
        let (rest, ending) = name.rsplit_once('_')?;
        let (rest, began) = rest.rsplit_once('_')?;
        let (began, ending): (i32, i32) = (began.parse().ok()?, ending.parse().ok()?);
        let follows = (1990..2200).contains(&began) && (began + 1) % 100 == ending;
        follows.then(|| (rest, Period::financial_year(began + 1).to))
    };
    year().map_or((name, None), |(rest, day)| (rest, Some(day)))
}

/// What was measured, its number, and what it is a part of.
type Part = (String, Option<f64>, Option<f64>);

fn read(table: &Table, reader: &mut Reader) {
    let mut tables: Vec<(String, Place, Vec<Part>)> = Vec::new();
    let mut ends = None;
    for row in table.rows() {
        let cells = Cells::new(table, row);
        let Some(name) = cells.needed(TABLE_NAME, reader) else { continue };
        let Some(measure) = cells.needed(MEASURE, reader) else { continue };
        let Some(value) = cells.number(VALUE, reader) else { continue };
        let (by, day) = dated(name);
        ends = ends.or(day);
        let part = (measure.to_owned(), value, None);
        match tables.iter_mut().find(|(known, _, _)| known == by) {
            Some((_, _, parts)) => parts.push(part),
            None => tables.push((by.to_owned(), cells.place(), vec![part])),
        }
    }
    let Some(day) = ends else {
        let problem = Problem::unreadable("does not say of which year it is").file(table.file());
        reader.problems.push(problem.expected("a table called like caseload_2017_18"));
        return;
    };
    for (by, place, parts) in tables {
        if by == "caseload"
            && let Some(fault) = fault(&parts)
        {
            let notice =
                Problem::notice(fault).file(table.file()).advice("all five are kept as they were printed");
            reader.problems.push(notice);
        }
        let run = reader.run("");
        let key = format!("advocacy by {by}, {day}");
        let breakdown = PublishedBreakdown { indicator: "advocacy".to_owned(), by, day, parts, run };
        reader.want(&key, breakdown, place);
    }
}

/// What is wrong with the balance: carried forward, and new, less closed, less declined or withdrawn, is open at the end.
fn fault(parts: &[(String, Option<f64>, Option<f64>)]) -> Option<String> {
    let value = |name: &str| parts.iter().find(|(label, _, _)| label.to_lowercase().contains(name))?.1;
    let (start, new) = (value("carried forward")?, value("new referrals")?);
    let (closed, declined, end) = (value("referrals closed")?, value("declined")?, value("active advocacy")?);
    let left = start + new - closed - declined;
    (left != end).then(|| {
        format!("has cases that do not balance: {start} + {new} − {closed} − {declined} is {left}, and {end} is printed")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_stands_in_the_name() {
        for (name, by, day) in [
            ("caseload_2017_18", "caseload", Some("2018-03-31")),
            ("caseload_1999_00", "caseload", Some("2000-03-31")),
            ("referral_source", "referral_source", None),
            ("caseload_2017_19", "caseload_2017_19", None),
            ("x_1_2", "x_1_2", None),
        ] {
            assert_eq!(dated(name), (by, day.map(|day| day.parse().unwrap())), "{name}");
        }
    }

    #[test]
    fn the_balance_is_asked() {
        let parts = |declined: f64| {
            [
                ("New referrals received", 68.0),
                ("Referrals closed", 50.0),
                ("Declined following referral or wanted referral withdrawn", declined),
                ("Cases carried forward from the previous reporting year", 73.0),
                ("Active advocacy cases at year ending March 2018", 82.0),
            ]
            .map(|(label, value)| (label.to_owned(), Some(value), None))
        };
        assert_eq!(fault(&parts(9.0)), None);
        assert!(fault(&parts(0.0)).unwrap().contains("73 + 68 − 50 − 0 is 91, and 82 is printed"));
        assert_eq!(fault(&parts(0.0)[..4]), None, "what is not printed is not asked");
    }
}
