//! Review of adoption support.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The plan of support to an adoptive family was looked at again.
///
/// Happened: the day. Source: Adoption Support Services Regulations 2005, regulation 19.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionSupportReview {
    /// Day.
    pub day: Day,
    /// Does support go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for AdoptionSupportReview {
    const KIND: &'static Kind = &Kind {
        name: "adoption_support_review",
        title: "Review of adoption support",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does support go on?", Form::YesNo),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<AdoptionSupportReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
