//! Early help assessment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What help a family needs early was assessed with them.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyHelpAssessment {
    /// Day.
    pub day: Day,
    /// What the family needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Lead practitioner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
}

impl Definition for EarlyHelpAssessment {
    const KIND: &'static Kind = &Kind {
        name: "early_help_assessment",
        title: "Early help assessment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("needs", "What the family needs", Form::LongText).optional(),
            Field::new("plan", "What will be done", Form::LongText).optional(),
            Field::new("lead", "Lead practitioner", Form::Person).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
        ],
        read: read::<EarlyHelpAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.closed)
    }
}
