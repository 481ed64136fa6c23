//! Moved in with a protection plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Another authority told that a child with a protection plan has moved here to stay.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedInOnPlan {
    /// Notified.
    pub notified: Day,
    /// From which authority.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Definition for MovedInOnPlan {
    const KIND: &'static Kind = &Kind {
        name: "moved_in_on_plan",
        title: "Moved in with a protection plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("notified", "Notified", Form::Day),
            Field::new("from", "From which authority?", Form::Text).optional(),
        ],
        read: read::<MovedInOnPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.notified)
    }

    fn significant(&self) -> bool {
        true
    }
}
