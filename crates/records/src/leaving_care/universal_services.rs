//! Services for everybody: what is set up.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Services for everybody.
    UniversalService = "universal_service", "Services for everybody" {
        Gp = "gp" "Doctor",
        Dentist = "dentist" "Dentist",
        Optician = "optician" "Eyes",
        SexualHealth = "sexual_health" "Sexual health",
        Prescriptions = "prescriptions" "Help with prescriptions",
        MentalHealth = "mental_health" "Somebody to talk to",
        CouncilTax = "council_tax" "Council tax",
        Benefits = "benefits" "Benefits",
        Vote = "vote" "On the register to vote",
        Leisure = "leisure" "Leisure pass",
        Library = "library" "Library",
        Travel = "travel" "Travel pass",
    }
}

/// With which services for everybody a young person is registered, and with which somebody helps. The newest holds.
///
/// Happened: the day. Source: capabilities CLV-40.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UniversalServices {
    /// Looked at on.
    pub day: Day,
    /// What is set up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub has: Vec<UniversalService>,
    /// With what does somebody help now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helped: Vec<UniversalService>,
    /// What do they not want.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_wanted: Vec<UniversalService>,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
}

impl Definition for UniversalServices {
    const KIND: &'static Kind = &Kind {
        name: "universal_services",
        title: "Services for everybody: what is set up",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Looked at on", Form::Day),
            Field::new("has", "What is set up?", Form::Choices(UniversalService::SET)).optional(),
            Field::new("helped", "With what does somebody help now?", Form::Choices(UniversalService::SET))
                .optional(),
            Field::new("not_wanted", "What do they not want?", Form::Choices(UniversalService::SET))
                .optional(),
            Field::new("next", "Looked at again by", Form::Day).optional(),
        ],
        read: read::<UniversalServices>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
