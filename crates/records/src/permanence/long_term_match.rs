//! Long-term match.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child and foster carers were matched so that the child stays until 18.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LongTermMatch {
    /// Considered by the panel.
    pub day: Day,
    /// Agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Day>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carer: Option<String>,
}

impl Definition for LongTermMatch {
    const KIND: &'static Kind = &Kind {
        name: "long_term_match",
        title: "Long-term match",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Considered by the panel", Form::Day),
            Field::new("agreed", "Agreed", Form::Day).optional(),
            Field::new("carer", "With whom?", Form::Household).optional(),
        ],
        read: read::<LongTermMatch>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
