//! Health plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Something that will be done for the child's health.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthAction {
    /// What does the child need.
    pub need: String,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
    /// Done on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
}

/// The fields of each.
const HEALTH_ACTION: &[Field] = &[
    Field::new("need", "What does the child need?", Form::Text),
    Field::new("action", "What will be done?", Form::Text).optional(),
    Field::new("owner", "Who does it?", Form::Text).optional(),
    Field::new("by", "By when?", Form::Day).optional(),
    Field::new("done", "Done on", Form::Day).optional(),
];

/// What will be done for the child's health after an assessment.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthPlan {
    /// Day of the plan.
    pub day: Day,
    /// Summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<HealthAction>,
}

impl Definition for HealthPlan {
    const KIND: &'static Kind = &Kind {
        name: "health_plan",
        title: "Health plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the plan", Form::Day),
            Field::new("summary", "Summary", Form::LongText).optional(),
            Field::new("actions", "What will be done", Form::Parts(HEALTH_ACTION)).optional(),
        ],
        read: read::<HealthPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
