//! Step towards adoption.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::permanence::DelayCause;

code_set! {
    /// What happened.
    StepSort = "step_sort", "What happened" {
        BecamePlan = "became_plan" "Adoption became the plan at a review",
        ChildReport = "child_report" "The child’s permanence report was completed",
        PapersReceived = "papers_received" "The decision maker received the papers",
        Consent = "consent" "Consent to placement was given",
        OrderApplied = "order_applied" "The authority applied for a placement order",
        FamilyFinding = "family_finding" "Family finding began",
        Introductions = "introductions" "Introductions began",
        ApplicationMade = "application_made" "The adopters applied for an order",
        HearingListed = "hearing_listed" "A hearing of the adoption application was listed",
        OrderMade = "order_made" "The adoption order was made",
        Celebration = "celebration" "The celebration hearing",
        Disrupted = "disrupted" "The placement broke down",
        DisruptionMeeting = "disruption_meeting" "The disruption was talked through, and what is learnt of it",
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
    /// For which day: of a hearing that is listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_day: Option<Day>,
    /// What delays the next step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DelayCause>,
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
            Field::new("for_day", "For which day?", Form::Day).optional().hint("Of a hearing that is listed"),
            Field::new("cause", "What delays the next step?", Form::Choice(DelayCause::SET)).optional(),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<AdoptionStep>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.what == StepSort::HearingListed && self.for_day.is_none() {
            return vec![Trouble::stops("for_day", "Say for which day the hearing is listed")];
        }
        Vec::new()
    }

    fn significant(&self) -> bool {
        true
    }
}
