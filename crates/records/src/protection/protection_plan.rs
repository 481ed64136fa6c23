//! Child protection plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Category.
    PlanCategory = "plan_category", "Category" {
        Neglect = "neglect" "Neglect",
        Physical = "physical" "Physical abuse",
        Sexual = "sexual" "Sexual abuse",
        Emotional = "emotional" "Emotional abuse",
        Multiple = "multiple" "More than one",
    }
}

/// The child has a child protection plan.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionPlan {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Category.
    pub category: PlanCategory,
    /// Was it made before birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_birth: Option<bool>,
}

impl Definition for ProtectionPlan {
    const KIND: &'static Kind = &Kind {
        name: "protection_plan",
        title: "Child protection plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("category", "Category", Form::Choice(PlanCategory::SET)),
            Field::new("before_birth", "Was it made before birth?", Form::YesNo).optional(),
        ],
        read: read::<ProtectionPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
