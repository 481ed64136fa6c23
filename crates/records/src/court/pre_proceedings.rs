//! Pre-proceedings.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::permanence::DelayCause;

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
    /// First meeting with the family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Day>,
    /// Reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Day>,
    /// What delays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DelayCause>,
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
            Field::new("meeting", "First meeting with the family", Form::Day).optional(),
            Field::new("reviewed", "Reviewed", Form::Day).optional(),
            Field::new("cause", "What delays it?", Form::Choice(DelayCause::SET)).optional(),
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
