//! Health history given.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How it is known.
    HistoryProof = "history_proof", "How it is known that a health history was given" {
        Signed = "signed" "The young person signed for it",
        InPerson = "in_person" "Handed over in person, and noted",
        Post = "post" "Sent by recorded post",
        Account = "account" "Opened in their own account",
        Said = "said" "The young person says so",
    }
}

/// A care leaver was given their health history.
///
/// Happened: the day. Source: Promoting the health and well-being of looked-after children 2015.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthHistory {
    /// Day on which it was given.
    pub day: Day,
    /// Given by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How do we know that it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<HistoryProof>,
    /// The history as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Did the young person not want it.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub declined: bool,
}

impl Definition for HealthHistory {
    const KIND: &'static Kind = &Kind {
        name: "health_history",
        title: "Health history given",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which it was given", Form::Day),
            Field::new("by", "Given by", Form::Person).optional(),
            Field::new("proof", "How do we know that it was given?", Form::Choice(HistoryProof::SET))
                .optional(),
            Field::new("document", "The history as it was given", Form::Document).optional(),
            Field::new("declined", "Did the young person not want it?", Form::YesNo),
        ],
        read: read::<HealthHistory>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if !self.declined && self.proof.is_none() {
            let says = "How do we know that it was given? Without that nobody can show that it was";
            return vec![Trouble::advice("proof", says)];
        }
        Vec::new()
    }
}
