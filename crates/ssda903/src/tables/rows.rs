//! The rows of a return as text, compact.

use std::sync::Arc;

use super::Table;

/// Everything that was read of one return, or is to be written as one: the rows of each table, as text.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    files: Vec<Arc<str>>,
    in_xml: bool,
    tables: [RawTable; Table::ALL.len()],
}

impl Tables {
    /// A return without any table.
    pub fn new() -> Tables {
        Tables::default()
    }

    /// The rows of a table. A table that was not loaded has none; see [`RawTable::is_loaded`].
    pub fn get(&self, table: Table) -> &RawTable {
        &self.tables[table as usize]
    }

    /// The rows of a table, in the order of its files.
    pub fn rows(&self, table: Table) -> RawRows<'_> {
        self.get(table).rows()
    }

    /// Whether no table was loaded at all, not even as a heading.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| !table.loaded)
    }

    /// Whether the Header came as XML, which carries the UASC flag.
    pub fn is_in_xml(&self) -> bool {
        self.in_xml
    }

    /// Says that the Header came as XML.
    pub fn set_in_xml(&mut self) {
        self.in_xml = true;
    }

    /// The files that rows came from; [`Origin::file`] is a position in this list.
    pub fn files(&self) -> &[Arc<str>] {
        &self.files
    }

    /// The name of the file that a row came from; blank where rows were made here.
    pub fn file_name(&self, row: RawRow<'_>) -> &str {
        self.files.get(usize::from(row.origin().file)).map_or("", |name| name)
    }

    /// Says that rows will come from this file, and gives its position in the list.
    pub fn add_file(&mut self, name: &Arc<str>) -> u16 {
        // A load is limited to far fewer files than this counts.
        self.files.push(Arc::clone(name));
        u16::try_from(self.files.len() - 1).unwrap_or(u16::MAX)
    }

    /// Says that a table belongs to the return, even if no row of it follows.
    pub fn add_table(&mut self, table: Table) {
        self.tables[table as usize].loaded = true;
    }

    /// Adds a row. `cells` are in the order of [`Table::columns`]; columns that are not given are blank. Each is
    /// trimmed and put in upper case, as every rule of the return compares them.
    pub fn push<C: AsRef<str>>(&mut self, table: Table, origin: Origin, cells: impl IntoIterator<Item = C>) {
        self.tables[table as usize].push(table, origin, cells);
    }

    /// Adds a row that was made here and not read: its line and row are its position in the table.
    pub fn push_new<C: AsRef<str>>(&mut self, table: Table, cells: impl IntoIterator<Item = C>) {
        let row = u32::try_from(self.get(table).len() + 1).unwrap_or(u32::MAX);
        self.push(table, Origin { file: u16::MAX, line: row + 1, row }, cells);
    }
}

/// The rows of one table.
#[derive(Debug, Clone, Default)]
pub struct RawTable {
    loaded: bool,
    width: usize,
    text: String,
    /// Where each cell ends in the text; it begins where the one before ends.
    ends: Vec<u32>,
    origins: Vec<Origin>,
}

/// Where a row stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file, as a position in [`Tables::files`].
    pub file: u16,
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// Which data row of its file it is, counted from 1, the heading not counted; in XML which element of its kind in
    /// the document.
    pub row: u32,
}

impl RawTable {
    fn push<C: AsRef<str>>(&mut self, table: Table, origin: Origin, cells: impl IntoIterator<Item = C>) {
        self.loaded = true;
        self.width = table.columns().len();
        let mut cells = cells.into_iter();
        for column in table.columns() {
            if let Some(cell) = cells.next() {
                let start = self.text.len();
                self.text.push_str(plain(cell.as_ref().trim(), column.name));
                if let Some(cell) = self.text.get_mut(start..) {
                    cell.make_ascii_uppercase();
                }
            }
            // What is read of one return is limited to far less than 4 GiB.
            self.ends.push(self.text.len() as u32);
        }
        self.origins.push(origin);
    }

    /// Whether the load had this table, even if only its heading.
    pub fn is_loaded(&self) -> bool {
        self.loaded
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.origins.is_empty()
    }

    /// The row at this index, counted from 0.
    pub fn row(&self, index: usize) -> Option<RawRow<'_>> {
        (index < self.origins.len()).then_some(RawRow { table: self, index })
    }

    /// The rows, in the order of the files.
    pub fn rows(&self) -> RawRows<'_> {
        RawRows { table: self, next: 0 }
    }
}

/// A code as it was meant: `1.0` is what a spreadsheet or a data frame makes of the code `1`.
fn plain<'c>(cell: &'c str, column: &str) -> &'c str {
    if matches!(column, "CHILD" | "UPN" | "PL_DISTANCE") {
        return cell;
    }
    match cell.strip_suffix(".0") {
        Some(digits) if matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit()) => digits,
        _ => cell,
    }
}

/// One row as text: trimmed, in upper case, blank where nothing stands.
#[derive(Debug, Clone, Copy)]
pub struct RawRow<'t> {
    table: &'t RawTable,
    index: usize,
}

impl<'t> RawRow<'t> {
    /// Where it stood.
    pub fn origin(self) -> Origin {
        self.table.origins.get(self.index).copied().unwrap_or(Origin { file: u16::MAX, line: 0, row: 0 })
    }

    /// The line on which it begins.
    pub fn line(self) -> u32 {
        self.origin().line
    }

    /// Which data row of its file it is, counted from 1 (see [`Origin::row`]).
    pub fn row(self) -> u32 {
        self.origin().row
    }

    /// Where it stands among the rows of its table, counted from 0 (see [`RawTable::row`]).
    pub fn index(self) -> usize {
        self.index
    }

    /// What stands in a column, by its position: `row.cell(episodes::DECOM)`.
    pub fn cell(self, column: usize) -> &'t str {
        if column >= self.table.width {
            return "";
        }
        let at = self.index * self.table.width + column;
        let start = if at == 0 { 0 } else { self.table.ends.get(at - 1).copied().unwrap_or(0) };
        let end = self.table.ends.get(at).copied().unwrap_or(start);
        self.table.text.get(start as usize..end as usize).unwrap_or("")
    }

    /// The cells, in the order of [`Table::columns`].
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'t str> {
        (0..self.table.width).map(move |column| self.cell(column))
    }

    /// The child's id: the first column of every table.
    pub fn child(self) -> &'t str {
        self.cell(0)
    }
}

/// The rows of a table, in the order of the files.
#[derive(Debug, Clone)]
pub struct RawRows<'t> {
    table: &'t RawTable,
    next: usize,
}

impl<'t> Iterator for RawRows<'t> {
    type Item = RawRow<'t>;

    fn next(&mut self) -> Option<RawRow<'t>> {
        let row = self.table.row(self.next)?;
        self.next += 1;
        Some(row)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.table.len() - self.next;
        (left, Some(left))
    }
}

impl ExactSizeIterator for RawRows<'_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{episodes, header};

    #[test]
    fn cells_are_trimmed_and_in_upper_case() {
        let mut tables = Tables::new();
        let file = tables.add_file(&"Header.csv".into());
        let origin = Origin { file, line: 2, row: 1 };
        tables.push(Table::Header, origin, [" a1.0 ", "m", "01/02/2003", "wbri", "", "1.0"]);
        tables.push(Table::Header, Origin { line: 3, row: 2, ..origin }, ["b2"]);
        let rows: Vec<RawRow<'_>> = tables.rows(Table::Header).collect();
        assert_eq!(rows[0].cells().collect::<Vec<_>>(), ["A1.0", "M", "01/02/2003", "WBRI", "", "1", "", ""]);
        assert_eq!((rows[1].child(), rows[1].cell(header::UASC), rows[1].cell(99)), ("B2", "", ""));
        assert_eq!((rows[1].line(), rows[1].row(), tables.file_name(rows[1])), (3, 2, "Header.csv"));
        assert!(tables.get(Table::Header).is_loaded() && !tables.get(Table::Episodes).is_loaded());
    }

    #[test]
    fn numbers_of_a_spreadsheet_are_codes() {
        for (column, cell, expected) in [
            ("MOTHER", "1.0", "1"),
            ("SDQ_SCORE", "12.0", "12"),
            ("SDQ_SCORE", "1.5", "1.5"),
            ("URN", "1234567.0", "1234567.0"),
            ("CHILD", "1.0", "1.0"),
            ("PL_DISTANCE", "3.0", "3.0"),
            ("MOTHER", ".0", ".0"),
        ] {
            assert_eq!(plain(cell, column), expected, "{column}");
        }
    }

    #[test]
    fn a_row_made_here_has_a_place_too() {
        let mut tables = Tables::new();
        tables.push_new(Table::Episodes, ["1", "01/04/2017"]);
        let row = tables.get(Table::Episodes).row(0).unwrap();
        assert_eq!((row.cell(episodes::DECOM), row.row(), tables.file_name(row)), ("01/04/2017", 1, ""));
    }
}
