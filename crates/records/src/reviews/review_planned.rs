//! Review planned.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A review is planned for a day.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPlanned {
    /// Day planned.
    pub day: Day,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who is invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<String>,
    /// Whom the child wants there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<String>,
    /// Cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Day>,
}

impl Definition for ReviewPlanned {
    const KIND: &'static Kind = &Kind {
        name: "review_planned",
        title: "Review planned",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day planned", Form::Day),
            Field::new("place", "Where?", Form::Text).optional(),
            Field::new("invited", "Who is invited?", Form::Text).optional(),
            Field::new("wants", "Whom the child wants there", Form::Text).optional(),
            Field::new("cancelled", "Cancelled", Form::Day).optional(),
        ],
        read: read::<ReviewPlanned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
