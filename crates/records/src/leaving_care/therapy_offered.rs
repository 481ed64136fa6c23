//! Talking therapy or assistance programme offered.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was offered.
    TherapySort = "therapy_sort", "What was offered" {
        Talking = "talking" "Talking therapy",
        Assistance = "assistance" "Employee assistance programme",
        Group = "group" "A group",
        Online = "online" "Online",
        Creative = "creative" "Art, music, movement",
    }
}

code_set! {
    /// What somebody said to the offer.
    TherapyAnswer = "therapy_answer", "What somebody said to the offer" {
        TakenUp = "taken_up" "Taken up",
        Waits = "waits" "Yes, and waits for it",
        Later = "later" "Not now",
        No = "no" "No",
    }
}

/// Whether a young person was offered somebody to talk to, and whether they took it up. Nothing of what was said there, or why.
///
/// Happened: the day. Source: capabilities CLV-37.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TherapyOffered {
    /// Offered.
    pub day: Day,
    /// What was offered.
    pub what: TherapySort,
    /// What did they say.
    pub answer: TherapyAnswer,
    /// Began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Day>,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

impl Definition for TherapyOffered {
    const KIND: &'static Kind = &Kind {
        name: "therapy_offered",
        title: "Talking therapy or assistance programme offered",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Offered", Form::Day),
            Field::new("what", "What was offered?", Form::Choice(TherapySort::SET)),
            Field::new("answer", "What did they say?", Form::Choice(TherapyAnswer::SET)),
            Field::new("began", "Began", Form::Day).optional(),
            Field::new("ended", "Ended", Form::Day).optional(),
            Field::new("provider", "With whom?", Form::Text)
                .hint("No reason and nothing of what was said is written here")
                .optional(),
        ],
        read: read::<TherapyOffered>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.began.is_some() && self.answer != TherapyAnswer::TakenUp {
            troubles.push(Trouble::stops("answer", "It began: they took it up"));
        }
        if self.began.is_some_and(|began| began < self.day) {
            troubles
                .push(Trouble::stops("began", "It began before it was offered: change one of the two days"));
        }
        troubles
    }
}
