//! Header: who the child is.

use exchange::Problem;
use records::codes::Sex;
use records::coming_into_care::ChildIdentity;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for ChildIdentity {
    const TABLE: Table = Table::Header;

    fn key(&self) -> String {
        "identity".to_owned()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let sex = match row.text("SEX") {
            "1" => Some(Sex::Male),
            "2" => Some(Sex::Female),
            _ => row.code("SEX"),
        };
        Ok(ChildIdentity {
            born: row.needed_day("DOB")?,
            sex,
            ethnicity: row.code("ETHNIC"),
            upn: row.some("UPN"),
            mother: row.yes("MOTHER"),
            child_born: row.day("MC_DOB"),
        })
    }

    /// Motherhood is not told of a care leaver who was not looked after in the year (rules 165, 612 and 628).
    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            self.sex.map_or("", |sex| sex.return_code(about.year)).to_owned(),
            self.born.to_return(),
            cells::code(self.ethnicity),
            self.upn.clone().unwrap_or_default(),
            cells::yes(self.mother.filter(|_| about.in_care)),
            cells::day(self.child_born.filter(|_| about.in_care)),
        ]
    }

    /// A header goes with the child's other rows: [`rows`](super::super::rows) decides.
    fn carried(&self, _: &About<'_>) -> bool {
        false
    }
}
