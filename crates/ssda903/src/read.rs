//! From files to the rows of a return.

use calendar::CollectionYear;
use exchange::{Limits, Problem, Source};

use crate::tables::{Origin, Table, Tables};
use crate::xml;

/// A return: its rows, and the collection year they are of.
#[derive(Debug, Clone)]
pub struct Return {
    /// The collection year, 1 April to 31 March.
    pub year: CollectionYear,
    /// Its rows, as text.
    pub tables: Tables,
}

/// Reads the files of one return, in CSV or XML, zipped or not; with everything that could not be read or is worth
/// knowing. The year they are of is found by [`infer_year`](crate::infer_year) or named by a person.
///
/// Each CSV is recognised by its columns. A table that comes both as CSV and in XML is taken from the CSV. A table may
/// come in several files; a row knows the one it is from. An XML file that cannot be read to its end gives no rows.
pub fn read(sources: Vec<Source>) -> (Tables, Vec<Problem>) {
    let shapes = Table::ALL.map(|table| *table.shape());
    tables(exchange::read(sources, &shapes, &Limits::USUAL))
}

/// The same for checking only: a CSV that lacks columns is read as the table that its other columns are of, with the
/// missing ones blank, and that is said.
pub fn read_nearest(sources: Vec<Source>) -> (Tables, Vec<Problem>) {
    let shapes = Table::ALL.map(|table| *table.shape());
    tables(exchange::read_nearest(sources, &shapes, &Limits::USUAL))
}

fn tables(read: exchange::Read) -> (Tables, Vec<Problem>) {
    let limits = Limits::USUAL;
    let exchange::Read { tables: found, documents, mut problems } = read;
    let mut tables = Tables::new();
    // Each table is let go of once it is taken over: only one stands in memory twice.
    for from in found {
        let Some(table) = Table::named(from.name()) else { continue };
        if tables.get(table).is_loaded() {
            problems.push(
                Problem::notice(format!(
                    "is not the only file with the table {}; all were read",
                    table.name()
                ))
                .file(from.file())
                .advice("give each table once if they overlap"),
            );
        }
        tables.add_table(table);
        let file = tables.add_file(from.file());
        for row in from.rows() {
            tables.push(table, Origin { file, line: row.line(), row: row.number() }, row.cells());
        }
    }
    let in_csv = Table::ALL.map(|table| tables.get(table).is_loaded());
    for file in &documents {
        if let Err(problem) = xml::read(file, &in_csv, &mut tables, &limits, &mut problems) {
            problems.push(problem);
        }
    }
    (tables, problems)
}
