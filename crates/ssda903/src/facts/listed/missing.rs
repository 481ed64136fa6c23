//! Missing: a time missing or away.

use exchange::Problem;
use records::codes::MissingKind;
use records::missing_and_risk::MissingEpisode;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for MissingEpisode {
    const TABLE: Table = Table::Missing;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let what = MissingKind::of(row.text("MISSING"))
            .ok_or_else(|| row.refuse("MISSING", "is no code of the set MISSING", "M or A"))?;
        Ok(MissingEpisode { since: row.needed_day("MIS_START")?, until: row.closing_day("MIS_END")?, what })
    }

    fn then(self, known: &Self, about: &About<'_>) -> Self {
        MissingEpisode { until: self.until.or_else(|| about.after(known.until)), ..self }
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to);
        vec![
            about.child.to_owned(),
            about.born(),
            self.what.code().to_owned(),
            self.since.to_return(),
            cells::day(until),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.touches(self.since, self.until)
    }
}
