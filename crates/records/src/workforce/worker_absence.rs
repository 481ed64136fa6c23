//! Absence of a worker.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why somebody is away from work.
    AwayBecause = "away_because", "Why somebody is away from work" {
        Sickness = "sickness" "Sickness",
        Parental = "parental" "Maternity, paternity, adoption or parental leave",
        Study = "study" "Study leave",
        Secondment = "secondment" "Works elsewhere for a time",
        Other = "other" "Other leave",
    }
}

/// A worker is away from work: that they are ill, and never with what.
///
/// Happened: the span; `until` is the first day back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerAbsence {
    /// First day away.
    pub since: Day,
    /// First day back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Why.
    pub why: AwayBecause,
}

impl Definition for WorkerAbsence {
    const KIND: &'static Kind = &Kind {
        name: "worker_absence",
        title: "Away from work",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "First day away", Form::Day),
            Field::new("until", "First day back", Form::Day).optional(),
            Field::new("why", "Why?", Form::Choice(AwayBecause::SET)),
        ],
        read: read::<WorkerAbsence>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.until.is_some_and(|until| until <= self.since) {
            return vec![Trouble::stops("until", "The first day back lies after the first day away")];
        }
        Vec::new()
    }
}
