//! Substance misuse.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody looked whether the child misuses drugs or alcohol, and what help there was.
///
/// Happened: the day. Source: SSDA903 OC2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubstanceMisuse {
    /// Day.
    pub day: Day,
    /// Was a problem identified.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub problem: bool,
    /// What.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Help offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_offered: Option<Day>,
    /// Was it accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help_accepted: Option<bool>,
    /// What was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for SubstanceMisuse {
    const KIND: &'static Kind = &Kind {
        name: "substance_misuse",
        title: "Substance misuse",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("problem", "Was a problem identified?", Form::YesNo),
            Field::new("what", "What?", Form::Text).optional(),
            Field::new("help_offered", "Help offered", Form::Day).optional(),
            Field::new("help_accepted", "Was it accepted?", Form::YesNo).optional(),
            Field::new("notes", "What was said", Form::LongText).optional(),
        ],
        read: read::<SubstanceMisuse>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
