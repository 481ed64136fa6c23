//! Assessment of family time.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What family time the child should have, how often and how, was assessed.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyTimeAssessment {
    /// Day.
    pub day: Day,
    /// With whom.
    pub with: String,
    /// What is recommended.
    pub recommended: String,
    /// What keeps it safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for FamilyTimeAssessment {
    const KIND: &'static Kind = &Kind {
        name: "family_time_assessment",
        title: "Assessment of family time",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("with", "With whom?", Form::Person),
            Field::new("recommended", "What is recommended?", Form::Text),
            Field::new("safety", "What keeps it safe", Form::LongText).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
        ],
        read: read::<FamilyTimeAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
