//! What was done about a wish.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Whether a wish was done.
    WishDone = "wish_done", "Was it done" {
        Yes = "yes" "Yes",
        Partly = "partly" "Partly",
        Later = "later" "Not yet: it will be",
        No = "no" "No",
    }
}

/// What was done about something that a child wished for, or why it was not, and when the child was told.
///
/// Happened: the day. Source: Children Act 1989, section 22(4) and (5); IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishAnswered {
    /// Day.
    pub day: Day,
    /// The record in which the wish stands, by its identifier.
    pub of: String,
    /// The wish, as it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// Was it done.
    pub done: WishDone,
    /// What was done, or why not.
    pub what: String,
    /// Who saw to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The child was told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
    /// What the child says to that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_says: Option<String>,
}

impl Definition for WishAnswered {
    const KIND: &'static Kind = &Kind {
        name: "wish_answered",
        title: "What was done about a wish",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("of", "The record in which the wish stands", Form::Text),
            Field::new("asked", "The wish, as it was said", Form::Text).optional(),
            Field::new("done", "Was it done?", Form::Choice(WishDone::SET)),
            Field::new("what", "What was done, or why not?", Form::LongText)
                .hint("In words that can be told to the child"),
            Field::new("by", "Who saw to it?", Form::Person).optional(),
            Field::new("told", "The child was told on", Form::Day)
                .hint("Until then the wish stays open")
                .optional(),
            Field::new("child_says", "What the child says to that", Form::Text).optional(),
        ],
        read: read::<WishAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.what.trim().is_empty() {
            troubles.push(Trouble::stops("what", "Say what was done, or why it was not"));
        }
        if self.told.is_some_and(|told| told < self.day) {
            troubles.push(Trouble::stops(
                "told",
                "The child was told before it was answered: change one of the two days",
            ));
        }
        troubles
    }
}
