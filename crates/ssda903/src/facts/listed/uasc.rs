//! UASC: a row a child who was one in the year.

use exchange::Problem;
use records::coming_into_care::UnaccompaniedAsylumSeeking;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for UnaccompaniedAsylumSeeking {
    const TABLE: Table = Table::Uasc;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(UnaccompaniedAsylumSeeking { year, ceased: row.day("DUC") })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![about.child.to_owned(), about.sex(), about.born(), cells::day(self.ceased)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}
