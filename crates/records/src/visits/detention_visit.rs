//! Visit in custody.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A young person who was looked after until they were detained was visited by the authority.
///
/// Happened: the day. Source: Visits to Former Looked After Children in Detention (England) Regulations 2010.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetentionVisit {
    /// Day.
    pub day: Day,
    /// Was the young person seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// What they said and need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for DetentionVisit {
    const KIND: &'static Kind = &Kind {
        name: "detention_visit",
        title: "Visit in custody",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("seen", "Was the young person seen?", Form::YesNo),
            Field::new("notes", "What they said and need", Form::LongText).optional(),
        ],
        read: read::<DetentionVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
