//! DoLo: a deprivation of liberty order.

use exchange::Problem;
use records::court::DeprivationOfLibertyOrder;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for DeprivationOfLibertyOrder {
    const TABLE: Table = Table::Dolo;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        Ok(DeprivationOfLibertyOrder {
            since: row.needed_day("DOLO_START")?,
            until: row.closing_day("DOLO_END")?,
        })
    }

    fn then(self, known: &Self, about: &About<'_>) -> Self {
        DeprivationOfLibertyOrder { until: self.until.or_else(|| about.after(known.until)), ..self }
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to);
        vec![about.child.to_owned(), about.born(), self.since.to_return(), cells::day(until)]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.year >= 2027 && about.touches(self.since, self.until)
    }
}
