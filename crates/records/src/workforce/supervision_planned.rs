//! Supervision planned.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why supervision was not held.
    MissedBecause = "missed_because", "Why supervision was not held" {
        WorkerAway = "worker_away" "The worker was away",
        ManagerAway = "manager_away" "The manager was away",
        Court = "court" "Court",
        Emergency = "emergency" "An emergency with a child",
        Vacancy = "vacancy" "There was no manager",
        Other = "other" "Something else",
    }
}

/// A day for supervision, and whether it was held: one that was not says why.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionPlanned {
    /// Day.
    pub day: Day,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Did it not take place.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub missed: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<MissedBecause>,
    /// In other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for SupervisionPlanned {
    const KIND: &'static Kind = &Kind {
        name: "supervision_planned",
        title: "Supervision planned",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "With whom?", Form::Worker).optional(),
            Field::new("missed", "Did it not take place?", Form::YesNo),
            Field::new("because", "Why not?", Form::Choice(MissedBecause::SET)).optional(),
            Field::new("words", "In other words", Form::Text).optional(),
        ],
        read: read::<SupervisionPlanned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        match (self.missed, self.because) {
            (true, None) => vec![Trouble::stops("because", "Say why it did not take place")],
            (true, Some(MissedBecause::Other))
                if self.words.as_deref().is_none_or(|words| words.trim().is_empty()) =>
            {
                vec![Trouble::stops("words", "Say in other words why it did not take place")]
            }
            (false, Some(_)) => {
                vec![Trouble::stops("missed", "Say that it did not take place, or leave the reason empty")]
            }
            _ => Vec::new(),
        }
    }
}
