//! AD1: a child adopted in the year.

use exchange::Problem;
use records::adoption::AdoptionMatch;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for AdoptionMatch {
    const TABLE: Table = Table::Ad1;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(AdoptionMatch {
            year,
            decided: row.day("DATE_INT"),
            matched: row.day("DATE_MATCH"),
            by_foster_carer: row.yes("FOSTER_CARE"),
            adopters: row.number("NB_ADOPTR", 2),
            adopter_sex: row.code("SEX_ADOPTR"),
            adopter_status: row.code("LS_ADOPTR"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            cells::day(self.decided),
            cells::day(self.matched),
            cells::yes(self.by_foster_carer),
            self.adopters.map(|adopters| adopters.to_string()).unwrap_or_default(),
            cells::code(self.adopter_sex),
            cells::code(self.adopter_status),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}
