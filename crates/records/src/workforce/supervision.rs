//! Supervision.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A worker or volunteer had supervision.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    /// Day.
    pub day: Day,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Was there time to reflect.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub reflective: bool,
    /// Which children were talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<String>,
    /// What was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
}

impl Definition for Supervision {
    const KIND: &'static Kind = &Kind {
        name: "supervision",
        title: "Supervision",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("by", "With whom?", Form::Worker).optional(),
            Field::new("reflective", "Was there time to reflect?", Form::YesNo),
            Field::new("children", "Which children were talked about?", Form::Text).optional(),
            Field::new("agreed", "What was agreed", Form::LongText).optional(),
        ],
        read: read::<Supervision>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
