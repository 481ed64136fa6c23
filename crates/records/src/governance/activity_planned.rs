//! Activity in the diary.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A drop-in, a course or an activity for young people: when, where, for whom; and how many came.
///
/// Happened: the day. Source: capabilities CLV-38.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityPlanned {
    /// Day.
    pub day: Day,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// What is it.
    pub title: String,
    /// Where.
    pub place: String,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// How many places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<f64>,
    /// How to say that you come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// How many came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<f64>,
    /// Called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Day>,
}

impl Definition for ActivityPlanned {
    const KIND: &'static Kind = &Kind {
        name: "activity_planned",
        title: "Activity in the diary",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("time", "When?", Form::Text).optional(),
            Field::new("title", "What is it?", Form::Text),
            Field::new("place", "Where?", Form::Text),
            Field::new("who", "For whom?", Form::Text).optional(),
            Field::new("places", "How many places?", Form::Number).optional(),
            Field::new("ask", "How to say that you come", Form::Text).optional(),
            Field::new("came", "How many came?", Form::Number).optional(),
            Field::new("cancelled", "Called off", Form::Day).optional(),
        ],
        read: read::<ActivityPlanned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.came.is_some_and(|came| came < 0.0) {
            return vec![Trouble::stops("came", "Write a number of nothing or more")];
        }
        Vec::new()
    }
}
