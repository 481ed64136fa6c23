//! Later-life letter.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The letter that tells the child, later, why they were adopted was given to the adopters.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterLifeLetter {
    /// Day on which it was given.
    pub day: Day,
    /// The letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
}

impl Definition for LaterLifeLetter {
    const KIND: &'static Kind = &Kind {
        name: "later_life_letter",
        title: "Later-life letter",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day on which it was given", Form::Day),
            Field::new("letter", "The letter", Form::Document).optional(),
        ],
        read: read::<LaterLifeLetter>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
