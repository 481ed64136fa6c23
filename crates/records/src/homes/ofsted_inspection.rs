//! Ofsted inspection.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Ofsted inspected a home.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfstedInspection {
    /// Day.
    pub day: Day,
    /// Was it a full inspection.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub full: bool,
    /// Judgement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<String>,
}

impl Definition for OfstedInspection {
    const KIND: &'static Kind = &Kind {
        name: "ofsted_inspection",
        title: "Ofsted inspection",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("full", "Was it a full inspection?", Form::YesNo),
            Field::new("judged", "Judgement", Form::Text).optional(),
        ],
        read: read::<OfstedInspection>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
