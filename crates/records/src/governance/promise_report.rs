//! How a promise is kept.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Whether a promise is kept.
    PromiseKept = "promise_kept", "Is it kept" {
        Kept = "kept" "Kept",
        Partly = "partly" "Partly",
        NotYet = "not_yet" "Not yet",
    }
}

/// A directorate says how it keeps a promise, and by what that is seen.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseReport {
    /// Day.
    pub day: Day,
    /// The promise, by the identifier of its record.
    pub promise: String,
    /// Is it kept.
    pub kept: PromiseKept,
    /// By what is that seen.
    pub evidence: String,
    /// What children say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children_say: Option<String>,
    /// What comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Definition for PromiseReport {
    const KIND: &'static Kind = &Kind {
        name: "promise_report",
        title: "How a promise is kept",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("promise", "The promise", Form::Text),
            Field::new("kept", "Is it kept?", Form::Choice(PromiseKept::SET)),
            Field::new("evidence", "By what is that seen?", Form::LongText),
            Field::new("children_say", "What children say of it", Form::LongText).optional(),
            Field::new("next", "What comes next", Form::Text).optional(),
        ],
        read: read::<PromiseReport>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.evidence.trim().is_empty() {
            return vec![Trouble::stops(
                "evidence",
                "Say by what it is seen that the promise is kept, or that it is not",
            )];
        }
        Vec::new()
    }
}
