//! Looked-after review.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::Participation;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A looked-after review was held.
///
/// Happened: the day. Source: SSDA903 Reviews; Care Planning, Placement and Case Review (England) Regulations 2010, part 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Day of the review.
    pub day: Day,
    /// How did the child take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participation: Option<Participation>,
}

impl Definition for Review {
    const KIND: &'static Kind = &Kind {
        name: "review",
        title: "Looked-after review",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the review", Form::Day).returned_as("Reviews.REVIEW"),
            Field::new("participation", "How did the child take part?", Form::Choice(Participation::SET))
                .optional()
                .returned_as("Reviews.REVIEW_CODE"),
        ],
        read: read::<Review>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
