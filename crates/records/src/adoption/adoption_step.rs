//! Step towards adoption.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What happened.
    StepSort = "step_sort", "What happened" {
        BecamePlan = "became_plan" "Adoption became the plan at a review",
        PapersReceived = "papers_received" "The decision maker received the papers",
        Consent = "consent" "Consent to placement was given",
        Introductions = "introductions" "Introductions began",
        ApplicationMade = "application_made" "The adopters applied for an order",
        OrderMade = "order_made" "The adoption order was made",
        Celebration = "celebration" "The celebration hearing",
    }
}

/// Something on the way of a child to adoption that no other record says.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdoptionStep {
    /// Day.
    pub day: Day,
    /// What happened.
    pub what: StepSort,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for AdoptionStep {
    const KIND: &'static Kind = &Kind {
        name: "adoption_step",
        title: "Step towards adoption",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What happened?", Form::Choice(StepSort::SET)),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<AdoptionStep>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
