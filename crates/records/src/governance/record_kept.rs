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
}

impl Definition for RecordKept {
    const KIND: &'static Kind = &Kind {
        name: "record_kept",
        title: "Record kept here",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[Field::new("since", "From", Form::Day)],
        read: read::<RecordKept>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.since)
    }
}
