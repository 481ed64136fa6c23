//! Agreement for short breaks.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The parents and the authority agreed on a series of short breaks.
///
/// Happened: the span. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 48.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortBreakAgreement {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Nights a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nights: Option<u16>,
}

impl Definition for ShortBreakAgreement {
    const KIND: &'static Kind = &Kind {
        name: "short_break_agreement",
        title: "Agreement for short breaks",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("place", "Where?", Form::Home).optional(),
            Field::new("nights", "Nights a year", Form::Number).optional(),
        ],
        read: read::<ShortBreakAgreement>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
