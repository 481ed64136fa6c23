//! What a carer said, and the answer.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What carers speak of.
    CarerAbout = "carer_about", "What carers speak of" {
        Plan = "plan" "The plan of a child",
        Decisions = "decisions" "What they may decide",
        Money = "money" "Money",
        Training = "training" "Training",
        Support = "support" "Support and out of hours",
        Respect = "respect" "How they are spoken to",
        Matching = "matching" "Matching",
        Other = "other" "Something else",
    }
}

/// Something that carers asked, proposed or were unhappy about, as colleagues; and what was answered.
///
/// Happened: the day. Source: capabilities FOS-17.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarerVoice {
    /// Day.
    pub day: Day,
    /// What about.
    pub about: CarerAbout,
    /// What they said.
    pub words: String,
    /// What was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Answered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Day>,
    /// What changed by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

impl Definition for CarerVoice {
    const KIND: &'static Kind = &Kind {
        name: "carer_voice",
        title: "What a carer said, and the answer",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("about", "What about?", Form::Choice(CarerAbout::SET)),
            Field::new("words", "What they said", Form::LongText),
            Field::new("answer", "What was answered", Form::LongText).optional(),
            Field::new("answered", "Answered on", Form::Day).optional(),
            Field::new("changed", "What changed by it", Form::Text).optional(),
        ],
        read: read::<CarerVoice>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.answered.is_some_and(|on| on < self.day) {
            return vec![Trouble::stops(
                "answered",
                "This is before they said it: change one of the two days",
            )];
        }
        Vec::new()
    }
}
