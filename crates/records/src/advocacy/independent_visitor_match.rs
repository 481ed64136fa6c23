//! Independent visitor.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Why a match ended.
    MatchEnded = "match_ended", "Why a match ended" {
        Child = "child" "The child wanted it to end",
        Visitor = "visitor" "The visitor could not go on",
        LeftCare = "left_care" "The child left care",
        Moved = "moved" "The child moved too far away",
        Adult = "adult" "The young person is grown up, and both chose to end it",
        Concern = "concern" "A concern about safety",
        Other = "other" "Something else",
    }
}

/// The child was matched with an independent visitor.
///
/// Happened: the span. Source: Children Act 1989, section 23ZB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisitorMatch {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Who.
    pub visitor: String,
    /// What they agreed to do together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Why did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<MatchEnded>,
    /// If it goes on past care: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goes_on: Option<String>,
}

impl Definition for IndependentVisitorMatch {
    const KIND: &'static Kind = &Kind {
        name: "independent_visitor_match",
        title: "Independent visitor",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("visitor", "Who?", Form::Worker),
            Field::new("plan", "What they agreed to do together", Form::LongText).optional(),
            Field::new("ended", "Why did it end?", Form::Choice(MatchEnded::SET)).optional(),
            Field::new("goes_on", "If it goes on past care: why", Form::Text).optional(),
        ],
        read: read::<IndependentVisitorMatch>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
