//! The tables of the return: their columns, and the rows that were read, as text.
//!
//! One file a table. Each gives its columns in their written order and the position of each column, so that a cell is
//! `row.cell(episodes::DECOM)`. Adding a table: its file, a line in the list of modules, one in [`Table`].

pub mod ad1;
pub mod dolo;
pub mod episodes;
pub mod header;
pub mod missing;
pub mod oc2;
pub mod oc3;
pub mod placed_for_adoption;
pub mod previous_permanence;
pub mod reviews;
pub mod social_worker_episodes;
pub mod uasc;

mod rows;

use exchange::{Column, Shape};

pub use rows::{Origin, RawRow, RawRows, RawTable, Tables};

/// A table of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Who the child is.
    Header,
    /// Where a child lived, under which legal status.
    Episodes,
    /// Reviews of the child's case.
    Reviews,
    /// Unaccompanied asylum-seeking children.
    Uasc,
    /// Health and conduct after twelve months of care.
    Oc2,
    /// Care leavers.
    Oc3,
    /// Children adopted.
    Ad1,
    /// Decisions that a child should be placed for adoption.
    PlacedAdoption,
    /// Permanence before care.
    PrevPerm,
    /// Times missing from care.
    Missing,
    /// Who the child's social worker was.
    SwEpisodes,
    /// Deprivation of liberty orders.
    Dolo,
}

impl Table {
    /// Every table, in the order of the return.
    pub const ALL: [Table; 12] = [
        Table::Header,
        Table::Episodes,
        Table::Reviews,
        Table::Uasc,
        Table::Oc2,
        Table::Oc3,
        Table::Ad1,
        Table::PlacedAdoption,
        Table::PrevPerm,
        Table::Missing,
        Table::SwEpisodes,
        Table::Dolo,
    ];

    /// Its name and its columns.
    pub const fn shape(self) -> &'static Shape {
        match self {
            Table::Header => &header::SHAPE,
            Table::Episodes => &episodes::SHAPE,
            Table::Reviews => &reviews::SHAPE,
            Table::Uasc => &uasc::SHAPE,
            Table::Oc2 => &oc2::SHAPE,
            Table::Oc3 => &oc3::SHAPE,
            Table::Ad1 => &ad1::SHAPE,
            Table::PlacedAdoption => &placed_for_adoption::SHAPE,
            Table::PrevPerm => &previous_permanence::SHAPE,
            Table::Missing => &missing::SHAPE,
            Table::SwEpisodes => &social_worker_episodes::SHAPE,
            Table::Dolo => &dolo::SHAPE,
        }
    }

    /// Its name in the return: `Episodes`.
    pub const fn name(self) -> &'static str {
        self.shape().name
    }

    /// Its columns, in the order in which they are written.
    pub const fn columns(self) -> &'static [Column] {
        self.shape().columns
    }

    /// The table of this name.
    pub fn named(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The collection year (by the year it closes in) from which the table is collected; none where it always was.
    pub const fn since(self) -> Option<i32> {
        match self {
            Table::SwEpisodes => Some(2024),
            Table::Dolo => Some(2027),
            _ => None,
        }
    }

    /// Where the column of this name stands.
    pub fn position(self, column: &str) -> Option<usize> {
        self.columns().iter().position(|of| of.name == column)
    }

    /// The columns that are submitted in CSV, in the order in which they are written. They come first.
    pub fn submitted(self) -> impl Iterator<Item = &'static str> {
        self.columns().iter().filter(|column| column.required).map(|column| column.name)
    }

    /// Whether a column (by its position) is submitted in CSV; the others are derived, or stand in XML only.
    pub fn is_submitted(self, column: usize) -> bool {
        self.columns().get(column).is_some_and(|column| column.required)
    }
}

/// Where a column stands. Only for constants: a name that is not there does not compile.
const fn position(columns: &[Column], name: &str) -> usize {
    let mut at = 0;
    loop {
        if is_same(columns[at].name, name) {
            return at;
        }
        at += 1;
    }
}

const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published list of files and columns is kept in `sources/ssda903/files.csv`.
    #[test]
    fn columns_agree_with_the_published_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/ssda903/files.csv");
        let listed = std::fs::read_to_string(path).unwrap();
        let mut expected: Vec<(String, String)> = Vec::new();
        for line in listed.lines().skip(1) {
            let mut cells = line.split(',');
            let (file, column) = (cells.next().unwrap(), cells.next().unwrap());
            expected.push((file.trim_end_matches(" (derived)").to_owned(), column.to_owned()));
        }
        let ours: Vec<(String, String)> = Table::ALL
            .iter()
            .flat_map(|table| table.columns().iter().map(|c| (table.name().to_owned(), c.name.to_owned())))
            .collect();
        assert_eq!(ours, expected);
    }

    #[test]
    fn a_table_is_found_by_its_name() {
        for table in Table::ALL {
            assert_eq!(Table::named(table.name()), Some(table));
        }
        assert_eq!(Table::named("Header (derived)"), None);
        assert!(
            Table::Episodes.is_submitted(episodes::URN)
                && !Table::Episodes.is_submitted(episodes::PL_DISTANCE)
        );
        assert!(!Table::Header.is_submitted(header::UASC));
    }
}
