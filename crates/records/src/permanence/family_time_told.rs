//! Family time, told to the child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How time with family was, written to the child to read now or when they are grown up, with a picture where there is one.
///
/// Happened: the day. Source: capabilities FAM-03.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyTimeTold {
    /// Day.
    pub day: Day,
    /// With whom.
    pub with: String,
    /// What you did together.
    pub words: String,
    /// A picture of the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    /// Who writes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for FamilyTimeTold {
    const KIND: &'static Kind = &Kind {
        name: "family_time_told",
        title: "Family time, told to the child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("with", "With whom?", Form::Person),
            Field::new("words", "What you did together", Form::LongText)
                .hint("Write to the child: they read it on their own pages, perhaps years from now"),
            Field::new("photo", "A picture of the day", Form::Document).optional(),
            Field::new("by", "Who writes?", Form::Worker).optional(),
        ],
        read: read::<FamilyTimeTold>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
