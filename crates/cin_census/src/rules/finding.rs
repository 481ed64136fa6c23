//! What a rule found, ready to be told.

use exchange::{About, Clash, Failure};

use super::flags::Flag;
use super::rule::Rule;
use crate::census::Census;
use crate::modules::Row;

/// A row that fails a rule, or a return that does.
#[derive(Debug, Clone)]
pub struct Finding<'c> {
    /// The rule.
    pub rule: &'static About,
    /// The row; none where the return as a whole fails.
    pub row: Option<&'c dyn Row>,
    /// What it clashes with: a column of another row.
    pub beside: Vec<Beside<'c>>,
    child: &'c str,
}

/// A value of another row that clashes.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'c> {
    /// The row.
    pub row: &'c dyn Row,
    /// The column.
    pub column: &'static str,
}

impl<'c> Finding<'c> {
    pub(crate) fn new(rule: &'static Rule, flag: Flag<'c>) -> Finding<'c> {
        Finding {
            rule: rule.about(),
            row: flag.row,
            beside: flag.beside.into_iter().map(|(row, column)| Beside { row, column }).collect(),
            child: flag.child,
        }
    }

    /// The child's id; none where the child has none, or the return as a whole fails.
    pub fn child(&self) -> Option<&'c str> {
        Some(self.child).filter(|child| !child.is_empty())
    }

    /// The columns of the row that the rule is about. Where none of its columns is one of this module, it is the row as a
    /// whole, by its child.
    pub fn fields(&self) -> Vec<&'static str> {
        let Some(row) = self.row else { return Vec::new() };
        let mut own: Vec<&'static str> = Vec::new();
        for field in self.rule.fields {
            if row.module().columns().contains(field) && !own.contains(field) {
                own.push(field);
            }
        }
        if own.is_empty() { vec!["LAchildID"] } else { own }
    }

    /// What stands in those columns, in the same order; blank where nothing does.
    pub fn values(&self) -> Vec<(&'static str, &'c str)> {
        let Some(row) = self.row else { return Vec::new() };
        self.fields().into_iter().map(|field| (field, row.cell(field).unwrap_or(self.child))).collect()
    }

    /// The finding ready to be written. `census` is the one that was judged, which knows the names of its files.
    pub fn failure(&self, census: &'c Census) -> Failure<'c> {
        let place = self.row.map(Row::place);
        Failure {
            rule: self.rule,
            table: self.row.map(|row| row.module().name()),
            row: place.map(|place| place.row),
            child: self.child().map(Into::into),
            values: self.values().into_iter().map(|(field, value)| (field, value.into())).collect(),
            beside: self
                .beside
                .iter()
                .map(|beside| Clash {
                    last_year: false,
                    table: beside.row.module().name(),
                    row: beside.row.place().row,
                    column: beside.column,
                    value: beside.value().into(),
                })
                .collect(),
            file: place.and_then(|place| census.file_name(place)),
            line: place.map(|place| place.line).filter(|line| *line > 0),
        }
    }
}

impl<'c> Beside<'c> {
    /// What stands there.
    pub fn value(&self) -> &'c str {
        self.row.cell(self.column).unwrap_or_default()
    }
}
