//! Review of the location.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The registered person reviewed whether the premises are in the right place.
///
/// Happened: the day. Source: Children's Homes (England) Regulations 2015, regulation 46; Supported Accommodation
/// (England) Regulations 2023, regulation 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocationReview {
    /// Day.
    pub day: Day,
    /// Is the place suitable.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub suitable: bool,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for LocationReview {
    const KIND: &'static Kind = &Kind {
        name: "location_review",
        title: "Review of the location",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("suitable", "Is the place suitable?", Form::YesNo),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<LocationReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
