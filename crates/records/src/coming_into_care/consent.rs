//! Consent.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is about.
    ConsentTo = "consent_to", "What it is about" {
        Medical = "medical" "Medical treatment",
        Assessment = "assessment" "Health assessment",
        Sharing = "sharing" "Sharing information",
        Photo = "photo" "Photographs and media",
        Travel = "travel" "Travel",
        Other = "other" "Something else",
    }
}

/// Somebody agreed, or refused, that something is done for the child or said of the child.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Day.
    pub day: Day,
    /// Until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What is it about.
    pub to: ConsentTo,
    /// Who answered.
    pub by: String,
    /// Did they agree.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub given: bool,
    /// What exactly they agreed to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Definition for Consent {
    const KIND: &'static Kind = &Kind {
        name: "consent",
        title: "Consent",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("until", "Until", Form::Day).optional(),
            Field::new("to", "What is it about?", Form::Choice(ConsentTo::SET)),
            Field::new("by", "Who answered?", Form::Person),
            Field::new("given", "Did they agree?", Form::YesNo),
            Field::new("words", "What exactly they agreed to", Form::LongText).optional(),
        ],
        read: read::<Consent>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.until)
    }
}
