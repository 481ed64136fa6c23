//! The cells of one row, parsed.

use std::str::FromStr;

use calendar::{CollectionYear, Month};
use exchange::{Problem, Row, Table};
use records::Place;

use crate::reading::Reader;

/// One row, and where it stands. What cannot be read becomes a problem of the reader.
pub(crate) struct Cells<'t> {
    table: &'t Table,
    row: Row<'t>,
}

/// A value is missing where the publication has a dash or nothing.
pub(crate) fn is_missing(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "n/a" | "N/A")
}

impl<'t> Cells<'t> {
    pub(crate) fn new(table: &'t Table, row: Row<'t>) -> Cells<'t> {
        Cells { table, row }
    }

    /// The text of a cell, blank where the file lacks the column.
    pub(crate) fn text(&self, column: usize) -> &'t str {
        self.row.cell(column)
    }

    /// The text of a cell that must not be blank.
    pub(crate) fn needed(&self, column: usize, reader: &mut Reader) -> Option<&'t str> {
        let text = self.text(column);
        if text.is_empty() {
            let problem = Problem::refused("is blank").advice("fill it in and load again");
            self.refuse(column, problem, reader);
            return None;
        }
        Some(text)
    }

    /// A plain number, or nothing where the publication has none. `None` where the cell is neither.
    pub(crate) fn number(&self, column: usize, reader: &mut Reader) -> Option<Option<f64>> {
        let text = self.text(column);
        if is_missing(text) {
            return Some(None);
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Some(Some(value)),
            _ => {
                let problem = Problem::refused("is not a number")
                    .expected("a plain number such as 86.7, or nothing")
                    .advice("put how it was printed into value_as_printed");
                self.refuse(column, problem, reader);
                None
            }
        }
    }

    /// A percentage as it is printed, `8%` or `8`.
    pub(crate) fn percentage(&self, column: usize, reader: &mut Reader) -> Option<Option<f64>> {
        let text = self.text(column);
        let bare = text.strip_suffix('%').unwrap_or(text).trim();
        if is_missing(bare) {
            return Some(None);
        }
        match bare.parse::<f64>() {
            Ok(value) if value.is_finite() => Some(Some(value)),
            _ => {
                self.refuse(
                    column,
                    Problem::refused("is not a percentage").expected("8% or nothing"),
                    reader,
                );
                None
            }
        }
    }

    /// A month, `2018-10`.
    pub(crate) fn month(&self, column: usize, reader: &mut Reader) -> Option<Month> {
        self.parsed(column, "is not a month", "YYYY-MM", reader)
    }

    /// The year in which a financial year ends, from `2014/15`, `2014-15` or `2015`.
    pub(crate) fn financial_year(&self, column: usize, reader: &mut Reader) -> Option<u16> {
        let year: CollectionYear = self.parsed(column, "is not a financial year", "2014/15", reader)?;
        u16::try_from(year.closing()).ok()
    }

    fn parsed<T: FromStr>(
        &self,
        column: usize,
        fault: &str,
        expected: &str,
        reader: &mut Reader,
    ) -> Option<T> {
        let text = self.needed(column, reader)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.refuse(column, Problem::refused(fault).expected(expected), reader);
        }
        parsed
    }

    /// Says what is wrong with a cell.
    pub(crate) fn refuse(&self, column: usize, problem: Problem, reader: &mut Reader) {
        let name = self.table.shape().columns.get(column).map_or("", |column| column.name);
        let problem = problem.file(self.table.file()).line(self.row.line()).column(name);
        let said = self.text(column);
        reader.problems.push(if said.is_empty() { problem } else { problem.said(said) });
    }

    /// Where the row stands.
    pub(crate) fn place(&self) -> Place {
        Place { file: self.table.file().clone(), line: self.row.line() }
    }
}
