//! A young person moves on to services for adults.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// How far.
    TransitionStage = "transition_stage", "How far the move to adult services is" {
        Referred = "referred" "Referred",
        Assessed = "assessed" "Assessed",
        Accepted = "accepted" "Accepted",
        Refused = "refused" "Refused",
        Planned = "planned" "A plan is agreed",
        Moved = "moved" "Moved",
    }
}

/// A disabled or unwell young person is referred to services for adults: how far it is.
///
/// Happened: the day of the referral. Source: Care Act 2014, sections 58 to 66 (transition); Children Act 1989 guidance,
/// volume 3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultTransition {
    /// Referred on.
    pub referred: Day,
    /// To which service.
    pub service: String,
    /// How far is it.
    pub stage: TransitionStage,
    /// Assessed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed: Option<Day>,
    /// Answered on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// Moves on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moves: Option<Day>,
    /// Who there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worker: Option<String>,
    /// What does it wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waits_for: Option<String>,
}

impl Definition for AdultTransition {
    const KIND: &'static Kind = &Kind {
        name: "adult_transition",
        title: "Moving to adult services",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("referred", "Referred on", Form::Day),
            Field::new("service", "To which service?", Form::Text),
            Field::new("stage", "How far is it?", Form::Choice(TransitionStage::SET)),
            Field::new("assessed", "Assessed on", Form::Day).optional(),
            Field::new("decided", "Answered on", Form::Day).optional(),
            Field::new("moves", "Moves on", Form::Day).optional(),
            Field::new("worker", "Who there?", Form::Text).optional(),
            Field::new("waits_for", "What does it wait for?", Form::Text).optional(),
        ],
        read: read::<AdultTransition>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.referred)
    }
}
