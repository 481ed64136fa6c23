//! Direct work.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Work with the child to hear and help them, with the child's own words.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectWork {
    /// Day.
    pub day: Day,
    /// What was done.
    pub what: String,
    /// The child's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What we think it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thoughts: Option<String>,
}

impl Definition for DirectWork {
    const KIND: &'static Kind = &Kind {
        name: "direct_work",
        title: "Direct work",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What was done?", Form::Text),
            Field::new("words", "The child's words", Form::LongText).optional(),
            Field::new("thoughts", "What we think it means", Form::LongText).optional(),
        ],
        read: read::<DirectWork>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
