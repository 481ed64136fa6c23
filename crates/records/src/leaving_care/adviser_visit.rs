//! Visit by the personal adviser.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The personal adviser went to see the young person.
///
/// Happened: the day. Source: Care Leavers (England) Regulations 2010, regulation 8.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviserVisit {
    /// Day.
    pub day: Day,
    /// Was the young person seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Was it where they live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_home: Option<bool>,
    /// What they said and need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for AdviserVisit {
    const KIND: &'static Kind = &Kind {
        name: "adviser_visit",
        title: "Visit by the personal adviser",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("seen", "Was the young person seen?", Form::YesNo),
            Field::new("at_home", "Was it where they live?", Form::YesNo).optional(),
            Field::new("notes", "What they said and need", Form::LongText).optional(),
        ],
        read: read::<AdviserVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
