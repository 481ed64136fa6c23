//! How a child moved.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How a child moved from one home to another: planned or not, and how they were helped through it.
///
/// Happened: the day of the move. Source: capabilities PLA-11 (planned or unplanned, and why, on every move) and PLA-18
/// (belongings in a suitcase, not in bags).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveMade {
    /// Day of the move.
    pub day: Day,
    /// Was it planned.
    pub planned: bool,
    /// Why the child moved.
    pub because: String,
    /// The child was told on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Day>,
    /// Had the child met the new carers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met: Option<Answer>,
    /// Did everything they own go with them, in their own bags.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belongings: Option<Answer>,
    /// Do they stay at their school.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school: Option<Answer>,
    /// Who went with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for MoveMade {
    const KIND: &'static Kind = &Kind {
        name: "move_made",
        title: "How a child moved",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the move", Form::Day),
            Field::new("planned", "Was it planned?", Form::YesNo),
            Field::new("because", "Why did the child move?", Form::LongText),
            Field::new("told", "The child was told on", Form::Day).optional(),
            Field::new("met", "Had the child met the new carers?", Form::YesNoNotKnown).optional(),
            Field::new("belongings", "Did everything they own go with them?", Form::YesNoNotKnown)
                .optional()
                .hint("In suitcases or bags of their own, never in bin liners"),
            Field::new("school", "Do they stay at their school?", Form::YesNoNotKnown).optional(),
            Field::new("with", "Who went with them?", Form::Text).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
        ],
        read: read::<MoveMade>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
