//! In touch with a care leaver.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How.
    Means = "means", "How" {
        Visit = "visit" "A visit",
        Met = "met" "Met elsewhere",
        Call = "call" "A call",
        Text = "text" "A text",
        VoiceNote = "voice_note" "A voice note",
        Video = "video" "A video call",
        Message = "message" "A message",
        Email = "email" "An email",
        Letter = "letter" "A letter",
        Hub = "hub" "At the hub or a drop-in",
        Group = "group" "At an activity or a course",
        Through = "through" "Through somebody they trust",
        Other = "other" "Something else",
    }
}

/// The authority tried to reach a care leaver, and did or did not.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptInTouch {
    /// Day.
    pub day: Day,
    /// How.
    pub how: Means,
    /// Did the young person answer.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub reached: bool,
    /// Did the young person get in touch first.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub they_began: bool,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for KeptInTouch {
    const KIND: &'static Kind = &Kind {
        name: "kept_in_touch",
        title: "In touch with a care leaver",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("how", "How?", Form::Choice(Means::SET)),
            Field::new("reached", "Did the young person answer?", Form::YesNo),
            Field::new("they_began", "Did the young person get in touch first?", Form::YesNo),
            Field::new("notes", "What was said", Form::Text).optional(),
        ],
        read: read::<KeptInTouch>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
