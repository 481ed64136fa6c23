//! Deprivation of liberty reviewed.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A deprivation of liberty order was looked at again by the court.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibertyReviewed {
    /// Day.
    pub day: Day,
    /// Does it go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
}

impl Definition for LibertyReviewed {
    const KIND: &'static Kind = &Kind {
        name: "liberty_reviewed",
        title: "Deprivation of liberty reviewed",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does it go on?", Form::YesNo),
        ],
        read: read::<LibertyReviewed>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
