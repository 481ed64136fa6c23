//! Review of the quality of care.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The registered person reviewed the quality of care or of support.
///
/// Happened: the day. Source: Children's Homes (England) Regulations 2015, regulation 45; Supported Accommodation
/// (England) Regulations 2023, regulation 32.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualityReview {
    /// Completed.
    pub day: Day,
    /// Report sent to Ofsted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Day>,
    /// What was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for QualityReview {
    const KIND: &'static Kind = &Kind {
        name: "quality_review",
        title: "Review of the quality of care",
        subject: SubjectKind::Home,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Completed", Form::Day),
            Field::new("sent", "Report sent to Ofsted", Form::Day).optional(),
            Field::new("notes", "What was found", Form::LongText).optional(),
        ],
        read: read::<QualityReview>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
