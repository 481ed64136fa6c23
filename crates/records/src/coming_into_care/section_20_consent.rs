//! Section 20 consent.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody with parental responsibility, or a young person of 16 or 17, agreed that the authority looks after the
/// child.
///
/// Happened: the span. Source: Children Act 1989, section 20.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section20Consent {
    /// Day of the consent.
    pub day: Day,
    /// Who agreed.
    pub by: String,
    /// Who are they to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// Did they understand what they agreed to, and that they may end it.
    pub understood: Answer,
    /// Was it explained in their own language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<bool>,
    /// The signed form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
    /// Looked at again with them, last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Day>,
    /// Consent ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Day>,
}

impl Definition for Section20Consent {
    const KIND: &'static Kind = &Kind {
        name: "section_20_consent",
        title: "Section 20 consent",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the consent", Form::Day),
            Field::new("by", "Who agreed?", Form::Person),
            Field::new("relation", "Who are they to the child?", Form::Text).optional(),
            Field::new(
                "understood",
                "Did they understand what they agreed to, and that they may end it?",
                Form::YesNoNotKnown,
            ),
            Field::new("interpreter", "Was it explained in their own language?", Form::YesNo).optional(),
            Field::new("written", "The signed form", Form::Document).optional(),
            Field::new("reviewed", "Looked at again with them, last", Form::Day).optional(),
            Field::new("withdrawn", "Consent ended", Form::Day).optional(),
        ],
        read: read::<Section20Consent>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.withdrawn)
    }

    fn significant(&self) -> bool {
        true
    }
}
