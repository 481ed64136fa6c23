//! Exclusion.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort.
    ExclusionSort = "exclusion_sort", "What sort" {
        Suspension = "suspension" "Suspension",
        Permanent = "permanent" "Permanent exclusion",
    }
}

/// The child was suspended or permanently excluded from school.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What sort.
    pub sort: ExclusionSort,
    /// Sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<u16>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Education arranged from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub education_from: Option<Day>,
}

impl Definition for Exclusion {
    const KIND: &'static Kind = &Kind {
        name: "exclusion",
        title: "Exclusion",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("sort", "What sort?", Form::Choice(ExclusionSort::SET)),
            Field::new("sessions", "Sessions", Form::Number).optional(),
            Field::new("because", "Why?", Form::Text).optional(),
            Field::new("education_from", "Education arranged from", Form::Day).optional(),
        ],
        read: read::<Exclusion>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
