//! Notice of a placement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Who was told.
    Told = "told", "Who was told" {
        Child = "child" "The child",
        Parent = "parent" "Parent",
        ContactHolders = "contact_holders" "Whoever has contact under an order",
        FormerCarer = "former_carer" "The carer before",
        HealthBody = "health_body" "The health body",
        Gp = "gp" "GP",
        School = "school" "School",
        Iro = "iro" "Independent reviewing officer",
        AreaAuthority = "area_authority" "The authority for the area",
    }
}

/// Those who must be told of a placement were told in writing.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 13.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementNotice {
    /// Day of the notice.
    pub day: Day,
    /// Who was told.
    pub told: Vec<Told>,
    /// Who was not told, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withheld: Option<String>,
}

impl Definition for PlacementNotice {
    const KIND: &'static Kind = &Kind {
        name: "placement_notice",
        title: "Notice of a placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the notice", Form::Day),
            Field::new("told", "Who was told?", Form::Choices(Told::SET)),
            Field::new("withheld", "Who was not told, and why?", Form::Text).optional(),
        ],
        read: read::<PlacementNotice>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
