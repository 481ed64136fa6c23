//! Review held in parts.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::ReviewMoved;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A review was begun, adjourned, and completed later.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAdjourned {
    /// Day of the first part.
    pub day: Day,
    /// Why was it adjourned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Why, as a sort of reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<ReviewMoved>,
    /// Completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Day>,
}

impl Definition for ReviewAdjourned {
    const KIND: &'static Kind = &Kind {
        name: "review_adjourned",
        title: "Review held in parts",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the first part", Form::Day),
            Field::new("because", "Why was it adjourned?", Form::Text).optional(),
            Field::new("moved", "What sort of reason is it?", Form::Choice(ReviewMoved::SET)).optional(),
            Field::new("completed", "Completed", Form::Day).optional(),
        ],
        read: read::<ReviewAdjourned>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.because.is_none() && self.moved.is_none() {
            return vec![Trouble::stops("because", "Say why it was adjourned")];
        }
        Vec::new()
    }
}
