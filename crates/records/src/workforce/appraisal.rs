//! Appraisal.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A worker and their manager looked back at a year and agreed on the next: that it was held, and what was agreed.
///
/// Happened: the day. Source: council pack of 2018 (appraisals).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appraisal {
    /// Day.
    pub day: Day,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What was agreed.
    pub agreed: String,
}

impl Definition for Appraisal {
    const KIND: &'static Kind = &Kind {
        name: "appraisal",
        title: "Appraisal",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "With whom?", Form::Worker).optional(),
            Field::new("agreed", "What was agreed for the next year?", Form::LongText),
        ],
        read: read::<Appraisal>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        match self.agreed.trim() {
            "" => vec![Trouble::stops("agreed", "Say what was agreed for the next year")],
            _ => Vec::new(),
        }
    }
}
