//! Answer to what a foster carer wrote.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::message::{self, Reply, Written};

/// What was answered to a message that a foster carer wrote on their own pages. They read it there.
///
/// Happened: the day. Source: capabilities FOS-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerMessageAnswered {
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

impl Definition for CarerMessageAnswered {
    const KIND: &'static Kind = &Kind {
        name: "carer_message_answered",
        title: "Answer to what a foster carer wrote",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("of", "The record of the message", Form::Text),
            Field::new("answer", "The answer", Form::LongText)
                .hint("The carers read it on their own pages: write it to them"),
            Field::new("by", "Who answers?", Form::Worker).optional(),
        ],
        read: read::<CarerMessageAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        message::check_answer(&self.answer, "Write the answer as the carers are to read it")
    }
}

impl Reply for CarerMessageAnswered {
    fn of(&self) -> &str {
        &self.of
    }

    fn written(&self) -> Written<'_> {
        Written { day: self.day, words: &self.answer, by: self.by.as_deref() }
    }
}
