//! Answer to a matter that children raised.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was answered.
    MatterAnswer = "matter_answer", "What was answered" {
        Did = "did" "We did it",
        Partly = "partly" "We did a part of it",
        Will = "will" "We will do it",
        Cannot = "cannot" "We cannot do it",
    }
}

/// What was answered to a matter that a group raised, what was done, and when the group was told.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatterAnswered {
    /// Day.
    pub day: Day,
    /// The matter, by the identifier of its record.
    pub matter: String,
    /// What is the answer.
    pub answer: MatterAnswer,
    /// What we did, what we will do, or why we cannot.
    pub did: String,
    /// Who answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The group was told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
    /// What the group says to that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_says: Option<String>,
}

impl Definition for MatterAnswered {
    const KIND: &'static Kind = &Kind {
        name: "matter_answered",
        title: "Answer to a matter that children raised",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("matter", "The matter", Form::Text),
            Field::new("answer", "What is the answer?", Form::Choice(MatterAnswer::SET)),
            Field::new("did", "What we did, what we will do, or why we cannot", Form::LongText)
                .hint("In words that children can read: it is printed under “You said, we did”"),
            Field::new("by", "Who answered?", Form::Text).optional(),
            Field::new("told", "The group was told on", Form::Day)
                .hint("Until then the matter stays open")
                .optional(),
            Field::new("group_says", "What the group says to that", Form::Text).optional(),
        ],
        read: read::<MatterAnswered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.did.trim().is_empty() {
            troubles.push(Trouble::stops("did", "Say what was done, what will be, or why it cannot be"));
        }
        if self.told.is_some_and(|told| told < self.day) {
            troubles.push(Trouble::stops(
                "told",
                "The group was told before it was answered: change one of the two days",
            ));
        }
        troubles
    }
}
