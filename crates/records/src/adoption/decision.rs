//! Decision that the child should be placed for adoption.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::ReversalReason;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// The agency decided that the child should be placed for adoption (SHOBPA), and perhaps reversed it.
///
/// Happened: the day of the decision, to the day it was reversed. A decision made again is another fact.
/// Source: SSDA903 PlacedAdoption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionDecision {
    /// Day of the decision.
    pub day: Day,
    /// Day it was reversed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reversed: Option<Day>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<ReversalReason>,
}

impl Definition for AdoptionDecision {
    const KIND: &'static Kind = &Kind {
        name: "adoption_decision",
        title: "Decision that the child should be placed for adoption",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day of the decision", Form::Day).returned_as("PlacedAdoption.DATE_PLACED"),
            Field::new("reversed", "Day it was reversed", Form::Day)
                .optional()
                .returned_as("PlacedAdoption.DATE_PLACED_CEASED"),
            Field::new("because", "Why", Form::Choice(ReversalReason::SET))
                .optional()
                .returned_as("PlacedAdoption.REASON_PLACED_CEASED"),
        ],
        read: read::<AdoptionDecision>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.day, self.reversed)
    }

    fn significant(&self) -> bool {
        true
    }
}
