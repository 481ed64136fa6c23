//! Independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The child was matched with an independent visitor.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorMatch {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who.
    pub visitor: String,
    /// What they agreed to do together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
}

impl Definition for IndependentVisitorMatch {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_match",
        title: "Independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("visitor", "Who?", Form::Worker),
            Field::new("plan", "What they agreed to do together", Form::LongText).optional(),
        ],
        read: read::<IndependentVisitorMatch>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
