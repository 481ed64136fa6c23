//! Two records merged.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Another record was found to be about the same child: from here on both are read as one, under this record's number. Taken
/// back, they are two again, as they were.
///
/// Happened: the day on which it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordsMerged {
    /// Day.
    pub day: Day,
    /// The number of the other record.
    pub other: String,
    /// Why both are of one child.
    pub why: String,
}

impl Definition for RecordsMerged {
    const KIND: &'static Kind = &Kind {
        name: "records_merged",
        title: "Two records merged",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day).given(),
            Field::new("other", "The number of the other record", Form::Child).given(),
            Field::new("why", "Why are they of one child?", Form::LongText)
                .hint("Such as: same pupil number, and the mother confirmed both names"),
        ],
        read: read::<RecordsMerged>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
