//! Attendance.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How many sessions the child attended in a run of days, as the school reported it.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Sessions possible.
    pub possible: u16,
    /// Sessions attended.
    pub attended: u16,
    /// Unauthorised absences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unauthorised: Option<u16>,
}

impl Definition for Attendance {
    const KIND: &'static Kind = &Kind {
        name: "attendance",
        title: "Attendance",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("possible", "Sessions possible", Form::Number),
            Field::new("attended", "Sessions attended", Form::Number),
            Field::new("unauthorised", "Unauthorised absences", Form::Number).optional(),
        ],
        read: read::<Attendance>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.attended > self.possible {
            return vec![Trouble::stops("attended", "No more sessions can be attended than were possible")];
        }
        Vec::new()
    }

    fn line(&self) -> String {
        format!("{} of {} sessions attended", self.attended, self.possible)
    }
}
