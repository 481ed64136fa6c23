//! Statement of purpose of the fostering service.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the fostering service is for and how it works, as approved and published.
///
/// Happened: from the day it was approved. Source: Fostering Services (England) Regulations 2011, regulations 3 and 4.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementOfPurpose {
    /// Approved.
    pub approved: Day,
    /// Aims and objectives.
    pub aims: String,
    /// Services and support that it gives.
    pub services: String,
    /// How many people work in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<f64>,
    /// How carers are recruited, approved, trained, supported and reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedures: Option<String>,
    /// Sent to Ofsted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Day>,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
}

impl Definition for StatementOfPurpose {
    const KIND: &'static Kind = &Kind {
        name: "statement_of_purpose",
        title: "Statement of purpose of the fostering service",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("approved", "Approved", Form::Day),
            Field::new("aims", "Aims and objectives", Form::LongText),
            Field::new("services", "Services and support that it gives", Form::LongText),
            Field::new("staff", "How many people work in it?", Form::Number).optional(),
            Field::new(
                "procedures",
                "How carers are recruited, approved, trained, supported and reviewed",
                Form::LongText,
            )
            .optional(),
            Field::new("sent", "Sent to Ofsted", Form::Day).optional(),
            Field::new("review_by", "Looked at again by", Form::Day).optional(),
        ],
        read: read::<StatementOfPurpose>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.approved)
    }
}
