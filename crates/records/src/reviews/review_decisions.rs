//! Decisions of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::at_review::is_blank;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// One decision of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecision {
    /// What was decided.
    pub decision: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// What will be better for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// How it is said to the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
}

/// The fields of each.
const REVIEW_DECISION: &[Field] = &[
    Field::new("decision", "What was decided?", Form::Text),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("outcome", "What will be better for the child?", Form::Text).optional(),
    Field::new("words", "How do you say it to the child?", Form::Text).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
];

/// The decisions and recommendations of a review were sent out.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecisions {
    /// Sent out.
    pub sent: Day,
    /// Day of the review.
    pub review: Day,
    /// Decisions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<ReviewDecision>,
    /// What the reviewing officer disputes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputes: Option<String>,
}

impl ReviewDecisions {
    /// What is missing before decisions and minutes can be sent: each decision says what will be better, who does it and by
    /// when. (Ofsted 2019: actions of reviews had no outcome and no date.)
    pub fn missing(&self) -> Vec<Trouble> {
        let mut missing = Vec::new();
        for (nth, decision) in self.decisions.iter().enumerate() {
            for (field, lacks, says) in [
                ("outcome", is_blank(decision.outcome.as_deref()), "Say what will be better for the child"),
                ("owner", is_blank(decision.owner.as_deref()), "Say who does it"),
                ("by", decision.by.is_none(), "Say by when"),
            ] {
                if lacks {
                    let says = format!("{says}, or the decisions cannot be sent");
                    missing.push(Trouble::stops(format!("decisions.{nth}.{field}"), says));
                }
            }
        }
        missing
    }
}

impl Definition for ReviewDecisions {
    const KIND: &'static Kind = &Kind {
        name: "review_decisions",
        title: "Decisions of a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("sent", "Sent out", Form::Day),
            Field::new("review", "Day of the review", Form::Day),
            Field::new("decisions", "Decisions", Form::Parts(REVIEW_DECISION)).optional(),
            Field::new("disputes", "What does the reviewing officer dispute?", Form::LongText)
                .hint("It stands in the minutes, and the team manager answers it. Silence is no agreement to it")
                .optional(),
        ],
        read: read::<ReviewDecisions>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.sent)
    }

    fn check(&self) -> Vec<Trouble> {
        self.missing()
    }
}
