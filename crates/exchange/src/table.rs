//! A table in memory.

use std::sync::Arc;

use crate::shape::Shape;

/// The rows of one recognised table of one file, as text.
///
/// Compact: all cells stand in one buffer, eight bytes a cell beside it. A cell is found by the position of its column
/// in the [`Shape`], whatever order the file had; a column that the file lacks reads as blank.
#[derive(Debug, Clone)]
pub struct Table {
    shape: Shape,
    file: Arc<str>,
    present: Vec<bool>,
    text: String,
    cells: Vec<(u32, u32)>,
    rows: Vec<Place>,
}

/// Where a row stood.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: u32,
    number: u32,
}

impl Table {
    pub(crate) fn new(shape: Shape, file: Arc<str>, present: Vec<bool>) -> Table {
        Table { shape, file, present, text: String::new(), cells: Vec::new(), rows: Vec::new() }
    }

    /// Begins a row; [`Table::set`] fills it.
    pub(crate) fn push(&mut self, line: u32, number: u32) {
        self.rows.push(Place { line, number });
        self.cells.resize(self.cells.len() + self.shape.columns.len(), (0, 0));
    }

    /// Sets a cell of the row begun last.
    pub(crate) fn set(&mut self, column: usize, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        // Offsets fit: a file is limited to far less than 4 GiB.
        let start = self.text.len() as u32;
        self.text.push_str(value);
        let first = self.cells.len() - self.shape.columns.len();
        if let Some(cell) = self.cells.get_mut(first + column) {
            *cell = (start, self.text.len() as u32);
        }
    }

    pub(crate) fn cells(&self) -> usize {
        self.cells.len()
    }

    /// The name of the recognised shape.
    pub fn name(&self) -> &'static str {
        self.shape.name
    }

    /// The recognised shape.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The file it came from.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Whether the file had this column (by its position in the shape). One that it lacks reads as blank.
    pub fn has(&self, column: usize) -> bool {
        self.present.get(column).copied().unwrap_or(false)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the file held its heading only.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at this index, counted from 0.
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        (index < self.rows.len()).then_some(Row { table: self, index })
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> Rows<'_> {
        Rows { table: self, next: 0 }
    }
}

/// One row of a [`Table`].
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl<'t> Row<'t> {
    /// The line of the file on which it begins, counted from 1 (the heading is usually line 1).
    pub fn line(self) -> u32 {
        self.place().line
    }

    /// Which data row of its file it is, counted from 1, the heading and empty lines not counted. Rows that were
    /// refused are counted: the number is the one that a reader of the file would count.
    pub fn number(self) -> u32 {
        self.place().number
    }

    /// What stands in a column (by its position in the shape), trimmed; blank where the file lacks the column.
    pub fn cell(self, column: usize) -> &'t str {
        let width = self.table.shape.columns.len();
        if column >= width {
            return "";
        }
        let (start, end) = self.table.cells.get(self.index * width + column).copied().unwrap_or((0, 0));
        self.table.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The cells, in the order of the shape's columns.
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'t str> {
        (0..self.table.shape.columns.len()).map(move |column| self.cell(column))
    }

    fn place(self) -> Place {
        self.table.rows.get(self.index).copied().unwrap_or(Place { line: 0, number: 0 })
    }
}

/// The rows of a [`Table`], in the order of the file.
#[derive(Debug, Clone)]
pub struct Rows<'t> {
    table: &'t Table,
    next: usize,
}

impl<'t> Iterator for Rows<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        let row = self.table.row(self.next)?;
        self.next += 1;
        Some(row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.table.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Rows<'_> {}
