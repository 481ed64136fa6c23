//! Reviews: a row a review held.

use exchange::Problem;
use records::reviews::Review;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for Review {
    const TABLE: Table = Table::Reviews;

    fn key(&self) -> String {
        self.day.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(Review { day: row.needed_day("REVIEW")?, participation: row.code("REVIEW_CODE") })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![about.child.to_owned(), about.born(), self.day.to_return(), cells::code(self.participation)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.days().contains(self.day)
    }
}
