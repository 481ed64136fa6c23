//! Visit to the child.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The child's social worker, or another representative of the authority, went to see the child.
///
/// Happened: the day. A visit at which the child was not seen is an attempt: the clock runs on. Source: Care Planning,
/// Placement and Case Review (England) Regulations 2010, regulations 28 to 31.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitToChild {
    /// Day of the visit.
    pub day: Day,
    /// Was the child seen.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub seen: bool,
    /// Was the child seen alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<bool>,
}

impl Definition for VisitToChild {
    const KIND: &'static Kind = &Kind {
        name: "visit_to_child",
        title: "Visit to the child",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the visit", Form::Day),
            Field::new("seen", "Was the child seen?", Form::YesNo),
            Field::new("alone", "Was the child seen alone?", Form::YesNo).optional(),
        ],
        read: read::<VisitToChild>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
