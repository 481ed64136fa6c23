//! Health and behaviour in the year.

use serde::{Deserialize, Serialize};

use crate::codes::SdqReason;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// What the yearly return says of a child looked after for the whole year: checks done, strengths and difficulties,
/// convictions, substance misuse.
///
/// Happened: told for the collection year, as at 31 March. Source: SSDA903 OC2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthOutcomes {
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// Strengths and difficulties score. 0 to 40.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdq_score: Option<u8>,
    /// Why there is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdq_reason: Option<SdqReason>,
    /// Convicted or cautioned in the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convicted: Option<bool>,
    /// Development checks up to date. Under 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub development_checks: Option<bool>,
    /// Immunisations up to date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub immunisations: Option<bool>,
    /// Teeth checked by a dentist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub teeth: Option<bool>,
    /// Annual health assessment done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_assessment: Option<bool>,
    /// Substance misuse problem identified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substance_misuse: Option<bool>,
    /// Help received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervention_received: Option<bool>,
    /// Help offered and refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intervention_offered: Option<bool>,
}

impl Definition for HealthOutcomes {
    const KIND: &'static Kind = &Kind {
        name: "health_outcomes",
        title: "Health and behaviour in the year",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("sdq_score", "Strengths and difficulties score", Form::Number)
                .optional()
                .hint("0 to 40")
                .returned_as("OC2.SDQ_SCORE"),
            Field::new("sdq_reason", "Why there is no score", Form::Choice(SdqReason::SET))
                .optional()
                .returned_as("OC2.SDQ_REASON"),
            Field::new("convicted", "Convicted or cautioned in the year?", Form::YesNo)
                .optional()
                .returned_as("OC2.CONVICTED"),
            Field::new("development_checks", "Development checks up to date?", Form::YesNo)
                .optional()
                .hint("Under 5")
                .returned_as("OC2.HEALTH_CHECK"),
            Field::new("immunisations", "Immunisations up to date?", Form::YesNo)
                .optional()
                .returned_as("OC2.IMMUNISATIONS"),
            Field::new("teeth", "Teeth checked by a dentist?", Form::YesNo)
                .optional()
                .returned_as("OC2.TEETH_CHECK"),
            Field::new("health_assessment", "Annual health assessment done?", Form::YesNo)
                .optional()
                .returned_as("OC2.HEALTH_ASSESSMENT"),
            Field::new("substance_misuse", "Substance misuse problem identified?", Form::YesNo)
                .optional()
                .returned_as("OC2.SUBSTANCE_MISUSE"),
            Field::new("intervention_received", "Help received?", Form::YesNo)
                .optional()
                .returned_as("OC2.INTERVENTION_RECEIVED"),
            Field::new("intervention_offered", "Help offered and refused?", Form::YesNo)
                .optional()
                .returned_as("OC2.INTERVENTION_OFFERED"),
        ],
        read: read::<HealthOutcomes>,
    };

    fn happened(&self) -> Happened {
        crate::coming_into_care::collection_year(self.year)
    }

    fn check(&self) -> Vec<Trouble> {
        crate::coming_into_care::not_a_year(self.year)
    }
}
