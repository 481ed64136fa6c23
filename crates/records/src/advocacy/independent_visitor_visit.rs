//! Visit by the independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The independent visitor and the child met.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorVisit {
    /// Day.
    pub day: Day,
    /// What they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub did: Option<String>,
}

impl Definition for IndependentVisitorVisit {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_visit",
        title: "Visit by the independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("did", "What they did", Form::Text).optional(),
        ],
        read: read::<IndependentVisitorVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
