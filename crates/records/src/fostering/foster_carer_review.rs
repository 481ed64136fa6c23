//! Review of approval to foster.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Whether a household should go on fostering, and on which terms, was reviewed.
///
/// Happened: the day. Source: Fostering Services (England) Regulations 2011, regulation 28.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosterCarerReview {
    /// Day.
    pub day: Day,
    /// Did it go to the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_panel: Option<bool>,
    /// Does approval go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for FosterCarerReview {
    const KIND: &'static Kind = &Kind {
        name: "foster_carer_review",
        title: "Review of approval to foster",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("to_panel", "Did it go to the panel?", Form::YesNo).optional(),
            Field::new("continues", "Does approval go on?", Form::YesNo),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<FosterCarerReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
