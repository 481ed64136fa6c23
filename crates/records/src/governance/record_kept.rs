//! From when the authority keeps its record here.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The authority keeps its record here, people recording directly, from a day. Between that day and now a figure is what the
/// record says; outside it, only loaded returns speak.
///
/// Happened: from the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordKept {
    /// The first day for which the record here is complete.
    pub since: Day,
    /// Only these kinds, by name; none: every kind. So a council can begin with some of the record and go on, service by
    /// service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
}

impl RecordKept {
    /// Every kind, from a day.
    pub const fn everything(since: Day) -> RecordKept {
        RecordKept { since, kinds: Vec::new() }
    }
}

impl Definition for RecordKept {
    const KIND: &'static Kind = &Kind {
        name: "record_kept",
        title: "Record kept here",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("kinds", "Only these kinds", Form::Listing).hint("None: every kind").optional(),
        ],
        read: read::<RecordKept>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
