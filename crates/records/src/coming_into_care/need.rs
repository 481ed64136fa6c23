//! Category of need.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::CategoryOfNeed;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The main reason a child is looked after, as assessed when care began; it stays the same through the period (rule 504).
///
/// Happened: the first day it is said of. Source: SSDA903 Episodes.CIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// From.
    pub day: Day,
    /// Category of need.
    pub need: CategoryOfNeed,
    /// Which account. 0 for the record; 1 and up for rows of a return that overlap it.
    #[serde(default, skip_serializing_if = "crate::kind::is_zero")]
    pub account: u8,
}

impl Definition for Need {
    const KIND: &'static Kind = &Kind {
        name: "category_of_need",
        title: "Category of need",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "From", Form::Day).returned_as("Episodes.DECOM"),
            Field::new("need", "Category of need", Form::Choice(CategoryOfNeed::SET))
                .returned_as("Episodes.CIN"),
            Field::new("account", "Which account", Form::Number)
                .optional()
                .hint("0 for the record; 1 and up for rows of a return that overlap it"),
        ],
        read: read::<Need>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
