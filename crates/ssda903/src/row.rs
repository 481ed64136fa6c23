//! One row of a return, and where it stood.

use std::sync::Arc;

use records::Place;

use crate::tables::{RawRow, Table};

/// One row, with its table and the name of its file.
#[derive(Debug, Clone)]
pub(crate) struct Row<'t> {
    pub(crate) table: Table,
    pub(crate) raw: RawRow<'t>,
    pub(crate) file: Arc<str>,
}

impl Row<'_> {
    /// The text of a column; blank where the table has no such column.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.table.position(column).map_or("", |at| self.raw.cell(at))
    }

    /// Where it stood.
    pub(crate) fn place(&self) -> Place {
        Place { file: self.file.clone(), line: self.raw.line() }
    }
}
