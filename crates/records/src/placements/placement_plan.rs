//! Placement plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How the placement will meet the child's needs day by day, agreed with those who care for the child.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 9 and
/// Schedule 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementPlan {
    /// Day of the plan.
    pub day: Day,
    /// Signed by the appropriate person. Where not reasonably practicable before placement, within 5 working days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Day>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    /// How each day goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routines: Option<String>,
    /// How the child is kept safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<String>,
    /// Health and school.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_school: Option<String>,
    /// Seeing family and friends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_time: Option<String>,
    /// Pocket money, phone, belongings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money_and_things: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
}

impl Definition for PlacementPlan {
    const KIND: &'static Kind = &Kind {
        name: "placement_plan",
        title: "Placement plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the plan", Form::Day),
            Field::new("signed", "Signed by the appropriate person", Form::Day)
                .hint("Where not reasonably practicable before placement, within 5 working days")
                .optional(),
            Field::new("signed_by", "Who signed?", Form::Person).optional(),
            Field::new("routines", "How each day goes", Form::LongText).optional(),
            Field::new("safety", "How the child is kept safe", Form::LongText).optional(),
            Field::new("health_school", "Health and school", Form::LongText).optional(),
            Field::new("family_time", "Seeing family and friends", Form::LongText).optional(),
            Field::new("money_and_things", "Pocket money, phone, belongings", Form::Text).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
        ],
        read: read::<PlacementPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
