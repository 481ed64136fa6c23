//! OC2: health and behaviour in the year.

use exchange::Problem;
use records::health::HealthOutcomes;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for HealthOutcomes {
    const TABLE: Table = Table::Oc2;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        Ok(HealthOutcomes {
            year,
            sdq_score: row.number("SDQ_SCORE", 40),
            sdq_reason: row.code("SDQ_REASON"),
            convicted: row.yes("CONVICTED"),
            development_checks: row.yes("HEALTH_CHECK"),
            immunisations: row.yes("IMMUNISATIONS"),
            teeth: row.yes("TEETH_CHECK"),
            health_assessment: row.yes("HEALTH_ASSESSMENT"),
            substance_misuse: row.yes("SUBSTANCE_MISUSE"),
            intervention_received: row.yes("INTERVENTION_RECEIVED"),
            intervention_offered: row.yes("INTERVENTION_OFFERED"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.sdq_score.map(|score| score.to_string()).unwrap_or_default(),
            cells::code(self.sdq_reason),
            cells::yes(self.convicted),
            cells::yes(self.development_checks),
            cells::yes(self.immunisations),
            cells::yes(self.teeth),
            cells::yes(self.health_assessment),
            cells::yes(self.substance_misuse),
            cells::yes(self.intervention_received),
            cells::yes(self.intervention_offered),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}
