//! Visit by the independent person.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The independent person visited a children's home and reported.
///
/// Happened: the day. Source: Children's Homes (England) Regulations 2015, regulation 44.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndependentVisit {
    /// Day of the visit.
    pub day: Day,
    /// Report issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for IndependentVisit {
    const KIND: &'static Kind = &Kind {
        name: "independent_visit",
        title: "Visit by the independent person",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the visit", Form::Day),
            Field::new("reported", "Report issued", Form::Day).optional(),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<IndependentVisit>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
