//! What carers may see of the plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Part of a plan that carers may have.
    CarerPart = "carer_part", "Part of a plan that carers may have" {
        Placement = "placement" "Placement plan",
        Care = "care" "Care plan: what it aims at",
        Delegated = "delegated" "What they may decide",
        Health = "health" "Health plan",
        School = "school" "Education plan",
        FamilyTime = "family_time" "Family time",
        Story = "story" "The child’s story so far",
        Risk = "risk" "What to watch for",
    }
}

/// Which parts of a child’s plan the carers have, or may see: so that they can care as colleagues and nothing else is shown.
///
/// Happened: the day. Source: capabilities FOS-17; Care Planning, Placement and Case Review (England) Regulations 2010,
/// regulation 9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedWithCarers {
    /// Day.
    pub day: Day,
    /// Which household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// What do they have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<CarerPart>,
    /// What were they asked for and not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_yet: Vec<CarerPart>,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl Definition for SharedWithCarers {
    const KIND: &'static Kind = &Kind {
        name: "shared_with_carers",
        title: "What carers may see of the plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("household", "Which household?", Form::Household).optional(),
            Field::new("parts", "What do they have?", Form::Choices(CarerPart::SET)).optional(),
            Field::new("not_yet", "What were they asked for and not given?", Form::Choices(CarerPart::SET))
                .optional(),
            Field::new("because", "Why not?", Form::Text).optional(),
        ],
        read: read::<SharedWithCarers>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
