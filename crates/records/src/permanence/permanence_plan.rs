//! Permanence plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::coming_into_care::PermanenceRoute;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Where the child is meant to grow up, and what is done beside it in case that fails.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermanencePlan {
    /// Day.
    pub day: Day,
    /// Where is the child meant to grow up.
    pub route: PermanenceRoute,
    /// And if that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<PermanenceRoute>,
    /// Which review or panel endorsed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endorsed_by: Option<String>,
    /// Achieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achieved: Option<Day>,
}

impl Definition for PermanencePlan {
    const KIND: &'static Kind = &Kind {
        name: "permanence_plan",
        title: "Permanence plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("route", "Where is the child meant to grow up?", Form::Choice(PermanenceRoute::SET)),
            Field::new("parallel", "And if that does not work?", Form::Choice(PermanenceRoute::SET))
                .optional(),
            Field::new("endorsed_by", "Which review or panel endorsed it?", Form::Text).optional(),
            Field::new("achieved", "Achieved", Form::Day).optional(),
        ],
        read: read::<PermanencePlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
