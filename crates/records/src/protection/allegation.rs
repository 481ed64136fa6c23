//! Allegation against somebody who works with children.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was found.
    AllegationEnd = "allegation_end", "What was found" {
        Substantiated = "substantiated" "Substantiated",
        Unsubstantiated = "unsubstantiated" "Unsubstantiated",
        Unfounded = "unfounded" "Unfounded",
        False = "false" "False",
        Malicious = "malicious" "Malicious",
    }
}

/// Somebody who works or volunteers with children may have harmed a child, or may be a risk.
///
/// Happened: the span. Source: Working Together to Safeguard Children 2023.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allegation {
    /// The employer became aware.
    pub aware: Day,
    /// Reported to the designated officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// Concluded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concluded: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AllegationEnd>,
}

impl Definition for Allegation {
    const KIND: &'static Kind = &Kind {
        name: "allegation",
        title: "Allegation against somebody who works with children",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("aware", "The employer became aware", Form::Day),
            Field::new("reported", "Reported to the designated officer", Form::Day).optional(),
            Field::new("concluded", "Concluded", Form::Day).optional(),
            Field::new("outcome", "What was found?", Form::Choice(AllegationEnd::SET)).optional(),
        ],
        read: read::<Allegation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.aware, self.concluded)
    }
}
