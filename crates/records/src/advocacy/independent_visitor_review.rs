//! Review of the match with an independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The coordinator looked with both how the match is going.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorReview {
    /// Day.
    pub day: Day,
    /// Does it go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for IndependentVisitorReview {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_review",
        title: "Review of the match with an independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does it go on?", Form::YesNo),
            Field::new("notes", "What was said", Form::LongText).optional(),
        ],
        read: read::<IndependentVisitorReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
