//! What a rule found, ready to be told.

use exchange::{About, Clash, Failure};

use super::flags::Flag;
use super::rule::Rule;
use super::typed::At;
use crate::tables::{RawRow, Table, Tables};

/// A row that fails a rule, or a return that does.
#[derive(Debug, Clone)]
pub struct Finding<'r> {
    /// The rule.
    pub rule: &'static About,
    /// The row, with its table; none where the return as a whole fails.
    pub row: Option<(Table, RawRow<'r>)>,
    /// What it clashes with: a column of another row, of this year or last.
    pub beside: Vec<Beside<'r>>,
}

/// A value of another row that clashes.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'r> {
    /// Whether the row is of last year's return.
    pub last_year: bool,
    /// Its table.
    pub table: Table,
    /// The row.
    pub row: RawRow<'r>,
    /// The column.
    pub column: &'static str,
}

impl<'r> Finding<'r> {
    pub(crate) fn new(
        rule: &'static Rule,
        flag: &Flag,
        tables: &'r Tables,
        last_year: Option<&'r Tables>,
    ) -> Finding<'r> {
        let row = |at: At| -> Option<RawRow<'r>> {
            let tables = if at.last_year { last_year? } else { tables };
            tables.get(at.table).row(at.index as usize)
        };
        Finding {
            rule: rule.about(),
            row: flag.at.and_then(|at| Some((at.table, row(at)?))),
            beside: flag
                .beside
                .iter()
                .filter_map(|(at, column)| {
                    Some(Beside { last_year: at.last_year, table: at.table, row: row(*at)?, column })
                })
                .collect(),
        }
    }

    /// The finding ready to be written. `tables` are those of this year's return, which know the names of its files.
    pub fn failure(&self, tables: &'r Tables) -> Failure<'r> {
        let row = self.row.map(|(_, row)| row);
        Failure {
            rule: self.rule,
            table: self.row.map(|(table, _)| table.name()),
            row: row.map(RawRow::row),
            child: self.child().map(Into::into),
            values: self.values().into_iter().map(|(field, value)| (field, value.into())).collect(),
            beside: self
                .beside
                .iter()
                .map(|beside| Clash {
                    last_year: beside.last_year,
                    table: beside.table.name(),
                    row: beside.row.row(),
                    column: beside.column,
                    value: beside.value().into(),
                })
                .collect(),
            file: row.map(|row| tables.file_name(row)).filter(|name| !name.is_empty()),
            line: row.map(RawRow::line),
        }
    }

    /// The child's id; none where the row has none, or the return as a whole fails.
    pub fn child(&self) -> Option<&'r str> {
        self.row.map(|(_, row)| row.child()).filter(|child| !child.is_empty())
    }

    /// The columns of the row that the rule is about. Where none of its columns is one of this table, it is the row as a
    /// whole, by its child.
    pub fn fields(&self) -> Vec<&'static str> {
        let Some((table, _)) = self.row else { return Vec::new() };
        let own: Vec<&'static str> =
            self.rule.fields.iter().copied().filter(|field| table.position(field).is_some()).collect();
        if own.is_empty() { vec!["CHILD"] } else { own }
    }

    /// What stands in those columns, in the same order; blank where nothing does.
    pub fn values(&self) -> Vec<(&'static str, &'r str)> {
        let Some((table, row)) = self.row else { return Vec::new() };
        self.fields()
            .into_iter()
            .map(|field| (field, table.position(field).map_or("", |at| row.cell(at))))
            .collect()
    }
}

impl<'r> Beside<'r> {
    /// What stands there.
    pub fn value(&self) -> &'r str {
        self.table.position(self.column).map_or("", |at| self.row.cell(at))
    }
}
