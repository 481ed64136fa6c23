//! Special guardianship.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Somebody means to become, or became, the child's special guardian.
///
/// Happened: the day. Source: Children Act 1989, section 14A; Special Guardianship Regulations 2005.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialGuardianship {
    /// Notice to apply given.
    pub noticed: Day,
    /// Who.
    pub by: String,
    /// Did the court give leave, or ask the authority for a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leave: Option<bool>,
    /// Applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied: Option<Day>,
    /// Order made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered: Option<Day>,
    /// Support plan made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_plan: Option<Day>,
    /// Support ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_ended: Option<Day>,
}

impl Definition for SpecialGuardianship {
    const KIND: &'static Kind = &Kind {
        name: "special_guardianship",
        title: "Special guardianship",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("noticed", "Notice to apply given", Form::Day),
            Field::new("by", "Who?", Form::Person),
            Field::new("leave", "Did the court give leave, or ask the authority for a report?", Form::YesNo)
                .optional(),
            Field::new("applied", "Applied", Form::Day).optional(),
            Field::new("ordered", "Order made", Form::Day).optional(),
            Field::new("support_plan", "Support plan made", Form::Day).optional(),
            Field::new("support_ended", "Support ended", Form::Day).optional(),
        ],
        read: read::<SpecialGuardianship>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.noticed)
    }

    fn significant(&self) -> bool {
        true
    }
}
