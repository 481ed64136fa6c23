//! Compliment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::complaint::ComplaintBy;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody said what went well for a child, and of whom.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compliment {
    /// Day.
    pub day: Day,
    /// Who says it.
    pub from: ComplaintBy,
    /// About whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// About which carers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// In their own words.
    pub words: String,
    /// Passed on to them on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
}

impl Definition for Compliment {
    const KIND: &'static Kind = &Kind {
        name: "compliment",
        title: "Compliment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("from", "Who says it?", Form::Choice(ComplaintBy::SET)),
            Field::new("worker", "About whom?", Form::Worker).optional(),
            Field::new("household", "About which carers?", Form::Household).optional(),
            Field::new("words", "In their own words", Form::LongText),
            Field::new("told", "Passed on to them on", Form::Day).optional(),
        ],
        read: read::<Compliment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
