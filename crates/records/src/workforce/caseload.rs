//! Caseload.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How many children a worker has, counted on a day.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Caseload {
    /// Day.
    pub day: Day,
    /// Children.
    pub children: u16,
    /// Share of full time. 1 is full time, 0.5 half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time: Option<f64>,
}

impl Definition for Caseload {
    const KIND: &'static Kind = &Kind {
        name: "caseload",
        title: "Caseload",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("children", "Children", Form::Number),
            Field::new("full_time", "Share of full time", Form::Number)
                .hint("1 is full time, 0.5 half")
                .optional(),
        ],
        read: read::<Caseload>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
