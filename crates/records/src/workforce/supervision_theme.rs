//! Theme of supervision.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The theme that supervision looks at from a day, until the next is set: each month another, as the authority sets it.
///
/// Happened: from the day it applies. A local setting. Source: council pack of 2018 (monthly themed supervision of reviewing
/// officers).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisionTheme {
    /// From.
    pub since: Day,
    /// The theme.
    pub theme: String,
    /// What to ask of each child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
}

impl Definition for SupervisionTheme {
    const KIND: &'static Kind = &Kind {
        name: "supervision_theme",
        title: "Theme of supervision",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day).hint("The first day of its month"),
            Field::new("theme", "What is the theme?", Form::Text),
            Field::new("asks", "What is asked of each child?", Form::LongText).optional(),
        ],
        read: read::<SupervisionTheme>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }

    fn check(&self) -> Vec<Trouble> {
        match self.theme.trim() {
            "" => vec![Trouble::stops("theme", "Say what the theme is")],
            _ => Vec::new(),
        }
    }
}
