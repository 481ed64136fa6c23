//! Pre-proceedings.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How it ended.
    PreProceedingsEnd = "pre_proceedings_end", "How it ended" {
        SteppedDown = "stepped_down" "No longer needed",
        Issued = "issued" "Proceedings were issued",
        Other = "other" "Something else",
    }
}

/// The authority told parents in a letter what must change, or it will go to court.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreProceedings {
    /// Letter before proceedings.
    pub letter: Day,
    /// Reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Day>,
    /// Ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// How did it end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PreProceedingsEnd>,
}

impl Definition for PreProceedings {
    const KIND: &'static Kind = &Kind {
        name: "pre_proceedings",
        title: "Pre-proceedings",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("letter", "Letter before proceedings", Form::Day),
            Field::new("reviewed", "Reviewed", Form::Day).optional(),
            Field::new("ended", "Ended", Form::Day).optional(),
            Field::new("end", "How did it end?", Form::Choice(PreProceedingsEnd::SET)).optional(),
        ],
        read: read::<PreProceedings>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.letter, self.ended)
    }

    fn significant(&self) -> bool {
        true
    }
}
