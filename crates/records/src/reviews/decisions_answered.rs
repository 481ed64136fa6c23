//! Answer to the decisions of a review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The team manager agreed with the decisions of a review, or disputed them.
///
/// Happened: the day. Source: IRO Handbook, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionsAnswered {
    /// Day of the answer.
    pub day: Day,
    /// Day of the review.
    pub review: Day,
    /// Does the team manager agree.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub agreed: bool,
    /// If not, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The answer to what the reviewing officer disputes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_dispute: Option<String>,
    /// A dispute was settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Day>,
    /// How it was settled, and what changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<String>,
    /// The decisions were changed after this answer, which then answers them no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overtaken: Option<Day>,
}

impl DecisionsAnswered {
    /// Whether it disputes a decision, stands, and is not settled.
    pub fn is_open_dispute(&self) -> bool {
        !self.agreed && self.settled.is_none() && self.overtaken.is_none()
    }
}

impl Definition for DecisionsAnswered {
    const KIND: &'static Kind = &Kind {
        name: "decisions_answered",
        title: "Answer to the decisions of a review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the answer", Form::Day),
            Field::new("review", "Day of the review", Form::Day),
            Field::new("agreed", "Does the team manager agree?", Form::YesNo),
            Field::new("because", "If not, why?", Form::Text).optional(),
            Field::new("to_dispute", "Answer to what the reviewing officer disputes", Form::LongText)
                .hint("What changes, or why it does not")
                .optional(),
            Field::new("settled", "The dispute was settled on", Form::Day).optional(),
            Field::new("settlement", "How was it settled, and what changes?", Form::Text).optional(),
            Field::new("overtaken", "The decisions were changed after this answer, on", Form::Day)
                .optional()
                .given(),
        ],
        read: read::<DecisionsAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if !self.agreed && self.because.is_none() {
            troubles.push(Trouble::stops("because", "Say why the decisions are disputed"));
        }
        if self.settled.is_some() && self.settlement.is_none() {
            troubles.push(Trouble::stops("settlement", "Say how it was settled, and what changes"));
        }
        troubles
    }
}
