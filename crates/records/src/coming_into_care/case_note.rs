//! Case note.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::TimeOfDay;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What the note is about.
    NoteAbout = "note_about", "What the note is about" {
        Call = "call" "Telephone call",
        Message = "message" "Message or letter",
        Meeting = "meeting" "Meeting",
        Visit = "visit" "Visit to somebody other than the child",
        Event = "event" "Something that happened",
        Analysis = "analysis" "What we think",
        Other = "other" "Something else",
    }
}

/// What a worker noted: a call, a message, an event, a thought.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    /// Day.
    pub day: Day,
    /// Time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TimeOfDay>,
    /// What is it about.
    pub about: NoteAbout,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Note.
    pub text: String,
    /// Is it a significant event. It then stands in the child's chronology.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub important: bool,
}

impl Definition for CaseNote {
    const KIND: &'static Kind = &Kind {
        name: "case_note",
        title: "Case note",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("at", "Time", Form::Time).optional(),
            Field::new("about", "What is it about?", Form::Choice(NoteAbout::SET)),
            Field::new("with", "With whom?", Form::Person).optional(),
            Field::new("text", "Note", Form::LongText),
            Field::new("important", "Is it a significant event?", Form::YesNo)
                .hint("It then stands in the child's chronology"),
        ],
        read: read::<CaseNote>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        self.important
    }
}
