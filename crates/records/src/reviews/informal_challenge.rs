//! Informal challenge.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::EscalationTheme;
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How an informal challenge ended.
    InformalEnd = "informal_end", "How an informal challenge ended" {
        Solved = "solved" "It was solved",
        Escalated = "escalated" "It went to stage 1",
    }
}

/// Something that was put right, or was to be, by a word: before stage 1, without its clock.
///
/// Happened: the day on which it was raised. Source: IRO Handbook, chapter 6 (a reviewing officer seeks to resolve it informally
/// first); council pack of 2018, section 11 (issues solved informally are counted).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InformalChallenge {
    /// Raised on.
    pub day: Day,
    /// What is it about.
    pub theme: EscalationTheme,
    /// What was wanted for the child.
    pub wanted: String,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<InformalEnd>,
    /// Ended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// What changed for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

impl Definition for InformalChallenge {
    const KIND: &'static Kind = &Kind {
        name: "informal_challenge",
        title: "Informal challenge",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Raised on", Form::Day),
            Field::new("theme", "What is it about?", Form::Choice(EscalationTheme::SET)),
            Field::new("wanted", "What is wanted for the child?", Form::LongText),
            Field::new("by", "Who raised it?", Form::Worker).optional(),
            Field::new("with", "With whom?", Form::Worker).optional(),
            Field::new("end", "How did it end?", Form::Choice(InformalEnd::SET)).optional(),
            Field::new("ended", "Ended on", Form::Day).optional(),
            Field::new("changed", "What changed for the child?", Form::LongText).optional(),
        ],
        read: read::<InformalChallenge>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.ended)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.ended.is_some_and(|ended| ended < self.day) {
            troubles.push(Trouble::stops("ended", "It ended before it was raised: look at the two days"));
        }
        let silent = self.changed.as_deref().is_none_or(|text| text.trim().is_empty());
        if self.end == Some(InformalEnd::Solved) && silent {
            troubles.push(Trouble::stops(
                "changed",
                "Say what changed for the child: otherwise nothing is solved",
            ));
        }
        if self.end.is_some() != self.ended.is_some() {
            let field = if self.end.is_some() { "ended" } else { "end" };
            troubles.push(Trouble::stops(field, "Say how it ended, and on which day: both or neither"));
        }
        troubles
    }
}
