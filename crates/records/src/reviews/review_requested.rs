//! Early review asked for.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What calls for it.
    CallsForReview = "calls_for_review", "What calls for it" {
        Child = "child" "The child asked",
        Parent = "parent" "A parent asked",
        Reviewer = "reviewer" "The independent reviewing officer asked",
        Visit = "visit" "A visit found that the child's welfare is not safeguarded",
        Change = "change" "Something changed",
        Other = "other" "Something else",
    }
}

/// Somebody asked that the child's case be reviewed before it is due, or something happened that calls for it.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulations 30 and
/// 33(3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequested {
    /// Day.
    pub day: Day,
    /// What calls for it.
    pub because: CallsForReview,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// The independent reviewing officer decided that none is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Day>,
}

impl Definition for ReviewRequested {
    const KIND: &'static Kind = &Kind {
        name: "review_requested",
        title: "Early review asked for",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("because", "What calls for it?", Form::Choice(CallsForReview::SET)),
            Field::new("notes", "What happened?", Form::Text).optional(),
            Field::new(
                "declined",
                "The independent reviewing officer decided that none is needed",
                Form::Day,
            )
            .optional(),
        ],
        read: read::<ReviewRequested>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
