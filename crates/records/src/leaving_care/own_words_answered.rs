//! Answer to what a young person wrote.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::message::{self, Reply, Written};

/// What was answered to a message that a young person wrote on their own pages. They read it there.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWordsAnswered {
    /// Day.
    pub day: Day,
    /// The record of the message, by its identifier.
    pub of: String,
    /// The answer.
    pub answer: String,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for OwnWordsAnswered {
    const KIND: &'static Kind = &Kind {
        name: "own_words_answered",
        title: "Answer to what the young person wrote",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("of", "The record of the message", Form::Text),
            Field::new("answer", "The answer", Form::LongText)
                .hint("The young person reads it on their own pages: write it to them"),
            Field::new("by", "Who answers?", Form::Worker).optional(),
        ],
        read: read::<OwnWordsAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        message::check_answer(&self.answer, "Write the answer as the young person is to read it")
    }
}

impl Reply for OwnWordsAnswered {
    fn of(&self) -> &str {
        &self.of
    }

    fn written(&self) -> Written<'_> {
        Written { day: self.day, words: &self.answer, by: self.by.as_deref() }
    }
}
