//! Child in need plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The child has a child in need plan.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildInNeedPlan {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What the child needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
}

impl Definition for ChildInNeedPlan {
    const KIND: &'static Kind = &Kind {
        name: "child_in_need_plan",
        title: "Child in need plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("needs", "What the child needs", Form::LongText).optional(),
        ],
        read: read::<ChildInNeedPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
