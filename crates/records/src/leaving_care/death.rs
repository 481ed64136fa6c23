//! Death.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The child or care leaver died.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Death {
    /// Day of death.
    pub day: Day,
    /// The authority learnt of it.
    pub known: Day,
    /// Those who must be notified were notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified: Option<Day>,
    /// Were they looked after.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub looked_after: bool,
}

impl Definition for Death {
    const KIND: &'static Kind = &Kind {
        name: "death",
        title: "Death",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of death", Form::Day),
            Field::new("known", "The authority learnt of it", Form::Day),
            Field::new("notified", "Those who must be notified were notified", Form::Day).optional(),
            Field::new("looked_after", "Were they looked after?", Form::YesNo),
        ],
        read: read::<Death>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
