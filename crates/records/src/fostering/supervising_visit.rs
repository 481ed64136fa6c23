//! Visit by the supervising social worker.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The supervising social worker went to see a fostering household.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupervisingVisit {
    /// Day.
    pub day: Day,
    /// Was it unannounced.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub unannounced: bool,
    /// What was talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Who visited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Were the children seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub children_seen: bool,
}

impl Definition for SupervisingVisit {
    const KIND: &'static Kind = &Kind {
        name: "supervising_visit",
        title: "Visit by the supervising social worker",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("unannounced", "Was it unannounced?", Form::YesNo),
            Field::new("notes", "What was talked about", Form::LongText).optional(),
            Field::new("by", "Who visited?", Form::Worker).optional(),
            Field::new("children_seen", "Were the children seen?", Form::YesNo),
        ],
        read: read::<SupervisingVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
