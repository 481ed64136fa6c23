//! Strengths and difficulties questionnaire.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::SdqReason;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The carer completed the strengths and difficulties questionnaire, or it is said why not.
///
/// Happened: the day. Source: SSDA903 OC2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrengthsAndDifficulties {
    /// Day.
    pub day: Day,
    /// Score. 0 to 40.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
    /// If there is no score, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SdqReason>,
    /// Who completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Definition for StrengthsAndDifficulties {
    const KIND: &'static Kind = &Kind {
        name: "strengths_and_difficulties",
        title: "Strengths and difficulties questionnaire",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("score", "Score", Form::Number).hint("0 to 40").optional(),
            Field::new("reason", "If there is no score, why?", Form::Choice(SdqReason::SET)).optional(),
            Field::new("by", "Who completed it?", Form::Person).optional(),
        ],
        read: read::<StrengthsAndDifficulties>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        match (self.score, self.reason) {
            (Some(41..), _) => vec![Trouble::stops("score", "The score is a number from 0 to 40")],
            (None, None) => vec![Trouble::stops("score", "Give the score, or say why there is none")],
            (Some(_), Some(_)) => {
                vec![Trouble::advice("reason", "There is a score: leave out why there is none")]
            }
            _ => Vec::new(),
        }
    }
}
