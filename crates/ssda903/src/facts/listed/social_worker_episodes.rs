//! SWEpisodes: a social worker's time with a child.

use exchange::Problem;
use records::workforce::SocialWorkerAllocation;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

/// Whether the end of this row is not asked for.
fn is_last(row: &SocialWorkerAllocation, about: &About<'_>) -> bool {
    about.year >= 2026 && about.last_worker == Some(row.since)
}

impl Listed for SocialWorkerAllocation {
    const TABLE: Table = Table::SwEpisodes;

    fn key(&self) -> String {
        self.since.to_string()
    }

    fn read(row: &mut Reading<'_>, _: u16) -> Result<Self, Problem> {
        let Some(worker) = row.some("SW_ID") else {
            return Err(row.refuse(
                "SW_ID",
                "is missing: without it the row says nothing",
                "a Social Work England number, or a local identifier that begins XX",
            ));
        };
        Ok(SocialWorkerAllocation {
            since: row.needed_day("SW_DECOM")?,
            until: row.closing_day("SW_DEC")?,
            worker,
            because: row.code("SW_REASON"),
        })
    }

    fn then(self, known: &Self, about: &About<'_>) -> Self {
        let ended = if is_last(known, about) { known.until } else { about.after(known.until) };
        SocialWorkerAllocation { until: self.until.or(ended), ..self }
    }

    /// Since 2025-26 the last social worker's row has no end, whether or not the child left care (rule SW17STG2): what is asked
    /// is who took over from whom.
    fn cells(&self, about: &About<'_>) -> Vec<String> {
        let until = self.until.filter(|until| *until <= about.days().to && !is_last(self, about));
        vec![
            about.child.to_owned(),
            about.born(),
            self.worker.clone(),
            self.since.to_return(),
            cells::day(until),
            cells::code(self.because),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        about.year >= 2024 && about.touches(self.since, self.until)
    }
}
