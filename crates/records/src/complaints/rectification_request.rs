//! Request to put a record right.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why somebody wants a record put right.
    RectificationGround = "rectification_ground", "Why somebody wants a record put right" {
        Wrong = "wrong" "It is wrong",
        Incomplete = "incomplete" "Something is missing",
        Opinion = "opinion" "They see it otherwise",
        SomebodyElse = "somebody_else" "It is about somebody else",
    }
}

code_set! {
    /// What was decided about a request to put a record right.
    RectificationEnd = "rectification_end", "What was decided" {
        Corrected = "corrected" "The record was put right",
        Statement = "statement" "The record stands, and what they say stands beside it",
        Refused = "refused" "The record stands, with the reason",
        TakenBack = "taken_back" "They took it back",
    }
}

/// Somebody said that something in their record is wrong, and it was decided. What they say stands beside the entry that it
/// disputes, also where the entry stays as it is.
///
/// Happened: the span. Source: UK General Data Protection Regulation, articles 5(1)(d), 12(3), 16 and 19.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RectificationRequest {
    /// Received.
    pub received: Day,
    /// Who asks.
    pub by: String,
    /// The entry that it is about, as its kind and record; the record as a whole, where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Ground.
    pub ground: RectificationGround,
    /// What they say, in their own words.
    pub says: String,
    /// Extended to three months, and told, on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<Day>,
    /// Decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<RectificationEnd>,
    /// Reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who else was told: to whom it had been given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
}

impl Definition for RectificationRequest {
    const KIND: &'static Kind = &Kind {
        name: "rectification_request",
        title: "Request to put the record right",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("received", "Received", Form::Day),
            Field::new("by", "Who asks?", Form::Person),
            Field::new("about", "Which entry is it about?", Form::Text)
                .hint("As its kind and record, such as case_note/n12. The record as a whole, where it is left empty")
                .optional(),
            Field::new("ground", "Why?", Form::Choice(RectificationGround::SET)),
            Field::new("says", "What do they say is wrong? In their own words", Form::LongText),
            Field::new("extended", "Extended to three months, and told, on", Form::Day).optional(),
            Field::new("decided", "Decided", Form::Day).optional(),
            Field::new("outcome", "What was decided?", Form::Choice(RectificationEnd::SET)).optional(),
            Field::new("reason", "Why?", Form::LongText).optional(),
            Field::new("told", "Who else was told?", Form::Text)
                .hint("Everybody to whom it had been given: UK GDPR article 19")
                .optional(),
        ],
        read: read::<RectificationRequest>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.received, self.decided)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.says.trim().is_empty() {
            troubles.push(Trouble::stops("says", "Write what they say, in their own words"));
        }
        if self.decided.is_some() != self.outcome.is_some() {
            troubles.push(Trouble::stops("outcome", "A decision has a day and an outcome"));
        }
        if self.decided.is_some_and(|day| day < self.received) {
            troubles.push(Trouble::stops("decided", "This day is before the request was received"));
        }
        let explained = matches!(self.outcome, Some(RectificationEnd::Refused | RectificationEnd::Statement));
        if explained && self.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            troubles.push(Trouble::stops("reason", "Say why the record stands: they have to be told"));
        }
        troubles
    }
}
