//! Permanence before this period of care.

use serde::{Deserialize, Serialize};

use crate::PartialDay;
use crate::codes::PreviousPermanence;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A permanence option the child had before: adoption, special guardianship, or an arrangements order that did not last.
///
/// Happened: told for a collection year. Source: SSDA903 PrevPerm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermanenceBefore {
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// Which order.
    pub option: PreviousPermanence,
    /// Authority in which the order was made. Three-digit number, or WAL, SCO, NIR, NUK, CON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Day of the order. Parts of it may not be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered: Option<PartialDay>,
}

impl Definition for PermanenceBefore {
    const KIND: &'static Kind = &Kind {
        name: "permanence_before",
        title: "Permanence before this period of care",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("option", "Which order", Form::Choice(PreviousPermanence::SET))
                .returned_as("PrevPerm.PREV_PERM"),
            Field::new("authority", "Authority in which the order was made", Form::Text)
                .optional()
                .hint("Three-digit number, or WAL, SCO, NIR, NUK, CON")
                .returned_as("PrevPerm.LA_PERM"),
            Field::new("ordered", "Day of the order", Form::PartialDay)
                .optional()
                .hint("Parts of it may not be known")
                .returned_as("PrevPerm.DATE_PERM"),
        ],
        read: read::<PermanenceBefore>,
    };

    fn happened(&self) -> Happened {
        super::collection_year(self.year)
    }

    fn check(&self) -> Vec<Trouble> {
        super::not_a_year(self.year)
    }
}
