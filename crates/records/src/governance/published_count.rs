//! Counts a council has already published that are no indicator here.

use serde::{Deserialize, Serialize};

use super::PublishedPeriod;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A cell of a table that the council published: what reviewing officers did, month by month. Kept as it was printed, never
/// recalculated; the total that a table prints is a count of its own.
///
/// Happened: the period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedCount {
    /// The table: `reviewing officers: footprint`.
    pub table: String,
    /// What is counted: `visits`.
    pub measure: String,
    /// When. A total that is printed is of a financial year.
    pub period: PublishedPeriod,
    /// The value; missing where what is printed is no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// The cell as it was printed.
    pub printed: String,
    /// Which publication, and where in it.
    pub run: String,
}

impl Definition for PublishedCount {
    const KIND: &'static Kind = &Kind {
        name: "published_count",
        title: "Published count",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("table", "Table", Form::Text),
            Field::new("measure", "What is counted", Form::Text),
            Field::new("period", "Period", Form::Listing),
            Field::new("value", "Value", Form::Number).optional(),
            Field::new("printed", "As printed", Form::Text),
            Field::new("run", "Publication", Form::Text),
        ],
        read: read::<PublishedCount>,
    };

    fn happened(&self) -> Happened {
        let days = self.period.days();
        Happened::span(days.from, Some(days.to))
    }
}
