//! Figures.

use indicators::{Indicator, Told};
use measure::{Figure, Kind, Origin};

use super::Asked;
use crate::{Fault, heading};

/// How a cell is held against a figure: as it stands, or as part of a sentence.
#[derive(Clone, Copy)]
enum Column {
    Whole(fn(&Figure) -> String),
    PartOf(fn(&Figure) -> String),
}

const COLUMNS: &[(&str, Column)] = &[
    ("value", Column::Whole(value)),
    ("of", Column::Whole(of)),
    ("colour", Column::Whole(|figure| figure.rag.map_or("none", |rag| rag.word()).to_owned())),
    ("direction", Column::Whole(|figure| figure.direction.map_or("none", |way| way.word()).to_owned())),
    ("source", Column::Whole(source)),
    ("because", Column::PartOf(|figure| figure.not_known.clone().unwrap_or_default())),
    ("note", Column::PartOf(|figure| figure.flags.join("; "))),
];

fn value(figure: &Figure) -> String {
    if figure.not_known.is_some() { "not known here".to_owned() } else { figure.display.clone() }
}

fn of(figure: &Figure) -> String {
    match (figure.numerator, figure.denominator) {
        (Some(numerator), Some(denominator)) => format!("{numerator} of {denominator}"),
        (Some(numerator), None) => numerator.to_string(),
        (None, _) => String::new(),
    }
}

fn source(figure: &Figure) -> String {
    match figure.source {
        Origin::Record => "record",
        Origin::Published => "published",
    }
    .to_owned()
}

/// `8.2`, `6.5 month`, `6.5 year to date`: the indicator and which of its figures.
pub(super) fn named(line: usize, text: &str) -> Result<(&'static Indicator, Kind), Fault> {
    let (id, kind) = text.split_once(' ').unwrap_or((text, ""));
    let indicator =
        indicators::indicator(id).ok_or_else(|| Fault::at(line, format!("{id} is no indicator")))?;
    let kind = match (indicator.told, kind) {
        (Told::Snapshot | Told::RollingYear | Told::TermEnd, "") => Kind::Snapshot,
        (Told::YearToDateOnly, "") => Kind::YearToDate,
        (Told::MonthAndYearToDate, "month") => Kind::Month,
        (Told::MonthAndYearToDate, "year to date") => Kind::YearToDate,
        (Told::MonthAndYearToDate, _) => {
            return Err(Fault::at(
                line,
                format!("{id} is told for the `month` and the `year to date`: say which"),
            ));
        }
        _ => return Err(Fault::at(line, format!("{id} has one figure a month: say `{id}` alone"))),
    };
    Ok((indicator, kind))
}

/// `the figures of 2018-10`
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let month = heading::month(asked.words.line, asked.words.rest)?;
    asked.first_column("figure")?;
    let columns = asked.columns(COLUMNS)?;
    let figures = measure::figures(&asked.world.as_known(asked.known), month);
    let mut faults = Vec::new();
    for row in &asked.section.table.rows {
        let (indicator, kind) = named(row.line, &row.cells[0])?;
        let figure = figures
            .of(indicator.id, kind)
            .ok_or_else(|| Fault::at(row.line, format!("{month} has no figure {}", row.cells[0])))?;
        for (at, column, how) in &columns {
            let expected = &row.cells[*at];
            let (found, holds) = match how {
                Column::Whole(said) => {
                    let found = said(figure);
                    let holds = *expected == found;
                    (found, holds)
                }
                Column::PartOf(said) => {
                    let found = said(figure);
                    let holds = found.contains(expected.as_str());
                    (found, holds)
                }
            };
            if !holds {
                let of = format!("{} of {month}, {column}", row.cells[0]);
                faults.push(Fault::differs(row.line, &of, expected, &found));
            }
        }
    }
    Ok(faults)
}
