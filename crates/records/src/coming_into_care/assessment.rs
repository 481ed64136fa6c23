//! Assessment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What is assessed.
    AssessmentOf = "assessment_of", "What is assessed" {
        Single = "single" "The child's needs (single assessment)",
        Prebirth = "prebirth" "The needs of an unborn child",
        Parents = "parents" "Whether a parent can care for the child (regulation 17)",
        ConnectedPerson = "connected_person" "Whether a connected person can foster the child (regulation 24)",
        Reunification = "reunification" "Whether the child can go home",
        Other = "other" "Something else",
    }
}

/// An assessment of the child's needs, or of whether somebody can meet them, from its beginning to the day it was
/// authorised.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Started.
    pub started: Day,
    /// What is assessed.
    pub of: AssessmentOf,
    /// Referral received. Where it follows from a referral: time runs from then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Day>,
    /// Completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Day>,
    /// Authorised by the manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorised: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for Assessment {
    const KIND: &'static Kind = &Kind {
        name: "assessment",
        title: "Assessment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("started", "Started", Form::Day),
            Field::new("of", "What is assessed?", Form::Choice(AssessmentOf::SET)),
            Field::new("referral", "Referral received", Form::Day)
                .hint("Where it follows from a referral: time runs from then")
                .optional(),
            Field::new("completed", "Completed", Form::Day).optional(),
            Field::new("authorised", "Authorised by the manager", Form::Day).optional(),
            Field::new("outcome", "What was found", Form::LongText).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
        ],
        read: read::<Assessment>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.started, self.authorised)
    }

    fn significant(&self) -> bool {
        self.authorised.is_some()
    }
}
