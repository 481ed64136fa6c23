//! Who I am.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the child says about themselves, and how they want to be spoken to and spoken with. The newest says what
/// holds.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoIAm {
    /// From.
    pub since: Day,
    /// What I like to be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// My pronouns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pronouns: Option<String>,
    /// My identity, in my words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// Languages I speak.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<String>,
    /// Do I need an interpreter, and in which language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// My religion or belief.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub religion: Option<String>,
    /// How to communicate with me.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub communication: Option<String>,
    /// What I eat and do not eat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub food: Option<String>,
    /// What I like and am good at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<String>,
    /// What I do not like, and what helps when I am upset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dislikes: Option<String>,
    /// Photo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

impl Definition for WhoIAm {
    const KIND: &'static Kind = &Kind {
        name: "who_i_am",
        title: "Who I am",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("called", "What I like to be called", Form::Text).optional(),
            Field::new("pronouns", "My pronouns", Form::Text).optional(),
            Field::new("identity", "My identity, in my words", Form::Text).optional(),
            Field::new("languages", "Languages I speak", Form::Text).optional(),
            Field::new("interpreter", "Do I need an interpreter, and in which language?", Form::Text)
                .optional(),
            Field::new("religion", "My religion or belief", Form::Text).optional(),
            Field::new("communication", "How to communicate with me", Form::Text).optional(),
            Field::new("food", "What I eat and do not eat", Form::Text).optional(),
            Field::new("likes", "What I like and am good at", Form::LongText).optional(),
            Field::new("dislikes", "What I do not like, and what helps when I am upset", Form::LongText)
                .optional(),
            Field::new("photo", "Photo", Form::Document).optional(),
        ],
        read: read::<WhoIAm>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
