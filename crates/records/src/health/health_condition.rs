//! Health condition, allergy or medication.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What sort.
    ConditionSort = "condition_sort", "What sort" {
        Allergy = "allergy" "Allergy",
        Condition = "condition" "Condition or diagnosis",
        Disability = "disability" "Disability",
        Medication = "medication" "Medication",
        MentalHealth = "mental_health" "Mental health",
    }
}

/// Something about the child's health that whoever looks after them must know.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthCondition {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What sort.
    pub sort: ConditionSort,
    /// What is it.
    pub what: String,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<String>,
}

impl Definition for HealthCondition {
    const KIND: &'static Kind = &Kind {
        name: "health_condition",
        title: "Health condition, allergy or medication",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("sort", "What sort?", Form::Choice(ConditionSort::SET)),
            Field::new("what", "What is it?", Form::Text),
            Field::new("instructions", "What to do", Form::Text).optional(),
        ],
        read: read::<HealthCondition>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
