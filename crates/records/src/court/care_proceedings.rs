//! Care proceedings.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::permanence::DelayCause;

/// The authority applied for a care or supervision order, and the court dealt with it.
///
/// Happened: the span. Source: Children Act 1989, sections 31 and 32.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareProceedings {
    /// Decided to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intended: Option<Day>,
    /// Application issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// Case management hearing held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_management: Option<Day>,
    /// Issues resolution hearing held, or for which day it is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<Day>,
    /// Final hearing, or for which day it is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub final_hearing: Option<Day>,
    /// What delays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DelayCause>,
    /// Last extended on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<Day>,
    /// Extended to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_to: Option<Day>,
    /// Concluded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concluded: Option<Day>,
    /// What was ordered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

impl Definition for CareProceedings {
    const KIND: &'static Kind = &Kind {
        name: "care_proceedings",
        title: "Care proceedings",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("intended", "Decided to apply", Form::Day).optional(),
            Field::new("issued", "Application issued", Form::Day).optional(),
            Field::new("case_management", "Case management hearing held", Form::Day).optional(),
            Field::new("resolution", "Issues resolution hearing", Form::Day)
                .optional()
                .hint("The day it was held, or for which it is listed"),
            Field::new("final_hearing", "Final hearing", Form::Day)
                .optional()
                .hint("The day it was held, or for which it is listed"),
            Field::new("cause", "What delays it?", Form::Choice(DelayCause::SET)).optional(),
            Field::new("extended", "Last extended on", Form::Day).optional(),
            Field::new("extended_to", "Extended to", Form::Day).optional(),
            Field::new("concluded", "Concluded", Form::Day).optional(),
            Field::new("outcome", "What was ordered?", Form::Text).optional(),
        ],
        read: read::<CareProceedings>,
    };

    fn happened(&self) -> Happened {
        Happened { from: self.issued, to: self.concluded }
    }

    fn significant(&self) -> bool {
        true
    }

    fn check(&self) -> Vec<Trouble> {
        let days = [
            self.intended,
            self.issued,
            self.case_management,
            self.resolution,
            self.final_hearing,
            self.concluded,
        ];
        if days.iter().any(Option::is_some) {
            return Vec::new();
        }
        vec![Trouble::stops(
            "issued",
            "Give at least one day: when it was decided to apply, or when the application was issued",
        )]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proceedings_without_a_day_are_none() {
        let read = |json: &str| -> CareProceedings { serde_json::from_str(json).unwrap() };
        assert_eq!(read("{}").check().len(), 1);
        assert!(read(r#"{"intended": "2018-01-05"}"#).check().is_empty());
    }
}
