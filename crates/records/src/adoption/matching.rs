//! Match with adopters.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::{AdopterSex, AdopterStatus};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A child who was adopted: the decision and match that led there, and who adopted.
///
/// Happened: the day of the match where known; told for the collection year of the adoption. Source: SSDA903 AD1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionMatch {
    /// Collection year. The year in which it closes.
    pub year: u16,
    /// Day of the decision that the child should be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// Day of the match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<Day>,
    /// Adopted by a former foster carer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_foster_carer: Option<bool>,
    /// Number of adopters. 1 or 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopters: Option<u8>,
    /// Sex of the adopters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopter_sex: Option<AdopterSex>,
    /// Legal status of the adopters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopter_status: Option<AdopterStatus>,
}

impl Definition for AdoptionMatch {
    const KIND: &'static Kind = &Kind {
        name: "adoption_match",
        title: "Match with adopters",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("year", "Collection year", Form::Number).hint("The year in which it closes"),
            Field::new("decided", "Day of the decision that the child should be placed", Form::Day)
                .optional()
                .returned_as("AD1.DATE_INT"),
            Field::new("matched", "Day of the match", Form::Day).optional().returned_as("AD1.DATE_MATCH"),
            Field::new("by_foster_carer", "Adopted by a former foster carer?", Form::YesNo)
                .optional()
                .returned_as("AD1.FOSTER_CARE"),
            Field::new("adopters", "Number of adopters", Form::Number)
                .optional()
                .hint("1 or 2")
                .returned_as("AD1.NB_ADOPTR"),
            Field::new("adopter_sex", "Sex of the adopters", Form::Choice(AdopterSex::SET))
                .optional()
                .returned_as("AD1.SEX_ADOPTR"),
            Field::new("adopter_status", "Legal status of the adopters", Form::Choice(AdopterStatus::SET))
                .optional()
                .returned_as("AD1.LS_ADOPTR"),
        ],
        read: read::<AdoptionMatch>,
    };

    fn happened(&self) -> Happened {
        Happened { from: self.matched, to: None }
    }

    fn check(&self) -> Vec<Trouble> {
        crate::coming_into_care::not_a_year(self.year)
    }

    fn significant(&self) -> bool {
        true
    }
}
