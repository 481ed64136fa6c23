//! Letter to the child after a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::is_blank;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which version of a letter it is. Large print is the same words, larger: it needs no version of its own.
    LetterVersion = "letter_version", "Which version it is" {
        Letter = "letter" "The letter",
        EasyRead = "easy_read" "Easy read, with pictures",
        Language = "language" "In another language",
        Spoken = "spoken" "Spoken, recorded or signed",
    }
}

code_set! {
    /// How the letter came to the child.
    LetterGiven = "letter_given", "How it comes to the child" {
        ReadTogether = "read_together" "By hand, and read together",
        ByHand = "by_hand" "By hand",
        Post = "post" "By post",
        Electronic = "electronic" "By e-mail or message",
        ThroughCarer = "through_carer" "Through the carer",
    }
}

/// A name that stands in a letter although it is another child's, and why it may.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameLeft {
    /// The name.
    pub name: String,
    /// Why it may stand.
    pub because: String,
}

/// The fields of each.
const NAME_LEFT: &[Field] =
    &[Field::new("name", "Name", Form::Text), Field::new("because", "Why may it stand?", Form::Text)];

/// The reviewing officer wrote to the child what a review decided, in plain words. Each version of the letter is a record of
/// its own that names the letter.
///
/// Happened: the day on which it was written. Source: IRO Handbook, chapter 3 (the child is told the outcome in a way that
/// they understand).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterToChild {
    /// Written.
    pub day: Day,
    /// Day of the review.
    pub review: Day,
    /// Which version.
    pub version: LetterVersion,
    /// In which language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The letter, word for word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The version as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Sent or given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Day>,
    /// How it comes to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<LetterGiven>,
    /// Names of other children that may stand in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<NameLeft>,
    /// The record of the letter of which it is a version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What was wrong with the letter about the same review that was sent before, which this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

impl Definition for LetterToChild {
    const KIND: &'static Kind = &Kind {
        name: "letter_to_child",
        title: "Letter to the child after a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Written", Form::Day),
            Field::new("review", "Day of the review", Form::Day),
            Field::new("version", "Which version is it?", Form::Choice(LetterVersion::SET)),
            Field::new("language", "In which language?", Form::Text).optional(),
            Field::new("words", "The letter", Form::LongText).optional(),
            Field::new("file", "The version as a file", Form::Document).optional(),
            Field::new("sent", "Sent or given", Form::Day).optional().given(),
            Field::new("how", "How does it come to the child?", Form::Choice(LetterGiven::SET)).optional(),
            Field::new("left", "Names of other children that may stand in it", Form::Parts(NAME_LEFT))
                .optional()
                .given(),
            Field::new("of", "The letter of which it is a version", Form::Text).optional().given(),
            Field::new("replaces", "What was wrong with the letter that was sent before", Form::Text)
                .optional()
                .given(),
        ],
        read: read::<LetterToChild>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if is_blank(self.words.as_deref()) && self.file.is_none() {
            troubles.push(Trouble::stops("words", "Write the letter, or name the file in which it is"));
        }
        if self.version == LetterVersion::Language && is_blank(self.language.as_deref()) {
            troubles.push(Trouble::stops("language", "Say in which language it is"));
        }
        troubles
    }

    fn line(&self) -> String {
        let version = match (self.version, &self.language) {
            (LetterVersion::Language, Some(language)) => format!("In {language}"),
            (version, _) => version.label().to_owned(),
        };
        let state = if self.sent.is_some() { "sent" } else { "not sent yet" };
        format!("{version}, {state}")
    }
}
