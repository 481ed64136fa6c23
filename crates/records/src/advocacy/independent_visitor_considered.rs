//! Independent visitor considered.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Whether the child should have an independent visitor was talked about.
///
/// Happened: the day. Source: Children Act 1989, section 23ZB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorConsidered {
    /// Day.
    pub day: Day,
    /// Does the child want one.
    pub wanted: Answer,
    /// Was the child referred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred: Option<bool>,
}

impl Definition for IndependentVisitorConsidered {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_considered",
        title: "Independent visitor considered",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("wanted", "Does the child want one?", Form::YesNoNotKnown),
            Field::new("referred", "Was the child referred?", Form::YesNo).optional(),
        ],
        read: read::<IndependentVisitorConsidered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
