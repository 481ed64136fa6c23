//! Risk assessment.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Risk of.
    RiskOf = "risk_of", "Risk of" {
        Exploitation = "exploitation" "Exploitation",
        Missing = "missing" "Going missing",
        SelfHarm = "self_harm" "Self-harm or suicide",
        Abuse = "abuse" "Abuse or neglect",
        Online = "online" "Harm online",
        Substance = "substance" "Drugs or alcohol",
        Violence = "violence" "Violence to others",
        Other = "other" "Something else",
    }
}

code_set! {
    /// How high.
    RiskLevel = "risk_level", "How high" {
        Low = "low" "Low",
        Medium = "medium" "Medium",
        High = "high" "High",
    }
}

/// One risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// Risk of.
    pub of: RiskOf,
    /// What might happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<String>,
}

/// The fields of each.
const RISK: &[Field] = &[
    Field::new("of", "Risk of", Form::Choice(RiskOf::SET)),
    Field::new("likely", "What might happen?", Form::Text).optional(),
    Field::new("safety", "What is done about it?", Form::Text).optional(),
];

/// What might harm the child or others, how likely it is, and what is done about it.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskAssessment {
    /// Day.
    pub day: Day,
    /// How high, over all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<RiskLevel>,
    /// Risks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Risk>,
    /// Safety plan. What whoever picks this up tonight must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety_plan: Option<String>,
    /// Look again on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_again: Option<Day>,
}

impl Definition for RiskAssessment {
    const KIND: &'static Kind = &Kind {
        name: "risk_assessment",
        title: "Risk assessment",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("level", "How high, over all?", Form::Choice(RiskLevel::SET)).optional(),
            Field::new("risks", "Risks", Form::Parts(RISK)).optional(),
            Field::new("safety_plan", "Safety plan", Form::LongText)
                .hint("What whoever picks this up tonight must know")
                .optional(),
            Field::new("look_again", "Look again on", Form::Day).optional(),
        ],
        read: read::<RiskAssessment>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        self.level.is_some()
    }
}
