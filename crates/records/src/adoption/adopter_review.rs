//! Review of approved adopters.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The approval of adopters with whom no child is placed was reviewed.
///
/// Happened: the day. Source: Adoption Agencies Regulations 2005, regulation 30D.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdopterReview {
    /// Day.
    pub day: Day,
    /// Does approval go on.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub continues: bool,
}

impl Definition for AdopterReview {
    const KIND: &'static Kind = &Kind {
        name: "adopter_review",
        title: "Review of approved adopters",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("continues", "Does approval go on?", Form::YesNo),
        ],
        read: read::<AdopterReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
