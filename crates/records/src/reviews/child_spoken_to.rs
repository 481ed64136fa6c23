//! Child spoken to before a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The independent reviewing officer met or spoke to the child in private before a review.
///
/// Happened: the day. It counts as the officer's where the child's officer of that day wrote it, or somebody who stood in for
/// them and says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildSpokenTo {
    /// Day.
    pub day: Day,
    /// Where and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// What the child said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Did the child not want to.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub declined: bool,
    /// For which reviewing officer somebody stood in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_place_of: Option<String>,
}

impl Definition for ChildSpokenTo {
    const KIND: &'static Kind = &Kind {
        name: "child_spoken_to",
        title: "Child spoken to before a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("how", "Where and how?", Form::Text).optional(),
            Field::new("words", "What the child said", Form::LongText).optional(),
            Field::new("declined", "Did the child not want to?", Form::YesNo),
            Field::new("in_place_of", "For which reviewing officer did you stand in?", Form::Worker)
                .hint("Only where you are not the child’s reviewing officer of that day")
                .optional(),
        ],
        read: read::<ChildSpokenTo>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
