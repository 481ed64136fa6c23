//! PlacedAdoption: a decision that a child should be placed for adoption.

use exchange::Problem;
use records::adoption::AdoptionDecision;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for AdoptionDecision {
    const TABLE: Table = Table::PlacedAdoption;

    fn key(&self) -> String {
        self.day.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(AdoptionDecision {
            day: row.needed_day("DATE_PLACED")?,
            reversed: row.closing_day("DATE_PLACED_CEASED")?,
            because: row.code("REASON_PLACED_CEASED"),
        })
    }

    fn then(self, known: &Self, about: &About<'_>) -> Self {
        match about.after(known.reversed).filter(|_| self.reversed.is_none()) {
            Some(day) => {
                AdoptionDecision { reversed: Some(day), because: self.because.or(known.because), ..self }
            }
            None => self,
        }
    }

    /// A reversal of a later year is not told yet (rule 561).
    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let reversed = self.reversed.filter(|reversed| *reversed <= about.days().to);
        let because = self.because.filter(|_| reversed.is_some() || self.reversed.is_none());
        vec![
            about.child.to_owned(),
            about.born(),
            self.day.to_return(),
            cells::day(reversed),
            cells::code(because),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.touches(self.day, self.reversed)
    }
}
