//! Missing or away.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::MissingKind;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child was missing from care, or away from placement without authorisation.
///
/// Happened: the span. A placement stays open. Source: SSDA903 Missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingEpisode {
    /// First day.
    pub since: Day,
    /// Day the child was back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Missing, or away.
    pub what: MissingKind,
}

impl Definition for MissingEpisode {
    const KIND: &'static Kind = &Kind {
        name: "missing_episode",
        title: "Missing or away",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "First day", Form::Day).returned_as("Missing.MIS_START"),
            Field::new("until", "Day the child was back", Form::Day)
                .optional()
                .returned_as("Missing.MIS_END"),
            Field::new("what", "Missing, or away?", Form::Choice(MissingKind::SET))
                .returned_as("Missing.MISSING"),
        ],
        read: read::<MissingEpisode>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
