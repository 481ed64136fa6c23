//! `inconsistencies`: the ways in which the publication disagrees with itself that somebody found by reading it, each with
//! the rule that finds it too, or why none does. The file may be missing.

use calendar::Month;
use exchange::{Column, Problem, Shape, Table};
use records::governance::{FaultFound, PublishedFault};

use crate::cells::Cells;
use crate::reading::Reader;
use crate::tables::Kind;

const NUMBER: usize = 0;
const SUBJECT: usize = 1;
const ONE: usize = 2;
const OTHER: usize = 3;
const FOUND_BY: usize = 4;
const MONTHS: usize = 5;
const FIGURES: usize = 6;
const BECAUSE: usize = 7;

/// The table.
pub(crate) const TABLE: Kind = Kind {
    shape: Shape {
        name: "inconsistencies",
        columns: &[
            Column::required("id"),
            Column::required("subject"),
            Column::required("first_figure_or_reading"),
            Column::required("second_figure_or_reading"),
            Column::required("found_by"),
            Column::required("months"),
            Column::required("figures"),
            Column::required("not_found_because"),
        ],
    },
    read,
};

fn read(table: &Table, reader: &mut Reader) {
    for row in table.rows() {
        fault(&Cells::new(table, row), reader);
    }
}

fn fault(cells: &Cells<'_>, reader: &mut Reader) -> Option<()> {
    let number = cells.needed(NUMBER, reader)?;
    let Some(day) = reader.published_on else {
        let problem = Problem::refused("is a fault of a publication whose day nothing tells")
            .advice("add a file publication.csv with the columns name, published_on and targets_since");
        cells.refuse(NUMBER, problem, reader);
        return None;
    };
    let fault = PublishedFault {
        number: number.to_owned(),
        subject: cells.needed(SUBJECT, reader)?.to_owned(),
        one: cells.text(ONE).to_owned(),
        other: cells.text(OTHER).to_owned(),
        found: found(cells, reader)?,
        day,
        run: reader.run(""),
    };
    reader.want(&format!("fault {number}"), fault, cells.place());
    Some(())
}

/// A rule with the months and indicators it is about, or why none finds it: one of the two.
fn found(cells: &Cells<'_>, reader: &mut Reader) -> Option<FaultFound> {
    let because = cells.text(BECAUSE);
    if cells.text(FOUND_BY).is_empty() {
        let because = cells.needed(BECAUSE, reader)?.to_owned();
        return Some(FaultFound::ByNone { because });
    }
    if !because.is_empty() {
        let problem = Problem::refused("stands beside a rule that finds it")
            .expected("a rule in found_by, or why none finds it, not both");
        cells.refuse(BECAUSE, problem, reader);
        return None;
    }
    let months: Result<Vec<Month>, _> =
        cells.needed(MONTHS, reader)?.split_whitespace().map(str::parse).collect();
    let Ok(months) = months else {
        let problem =
            Problem::refused("is not a list of months").expected("2018-04 2018-05, a blank between them");
        cells.refuse(MONTHS, problem, reader);
        return None;
    };
    let figures = cells.needed(FIGURES, reader)?.split_whitespace().map(str::to_owned).collect();
    Some(FaultFound::ByRule { rule: cells.text(FOUND_BY).to_owned(), months, figures })
}
