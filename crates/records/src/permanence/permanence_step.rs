//! Step of a permanence plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which step.
    RouteStep = "route_step", "Which step" {
        Plan = "plan" "The plan",
        Family = "family" "Relatives and friends considered",
        Assessment = "assessment" "Assessment",
        SupportPlan = "support_plan" "Support plan",
        Papers = "papers" "Papers to the panel",
        Panel = "panel" "Permanence panel",
        DecisionPoint = "decision_point" "Decision between the plan and its parallel",
        Application = "application" "Application to the court",
        Hearing = "hearing" "Hearing",
        Order = "order" "Order made or match agreed",
        MovesIn = "moves_in" "Moves in, or goes home",
    }
}

code_set! {
    /// What delays a step.
    DelayCause = "delay_cause", "What delays it" {
        Court = "court" "The court: a hearing, or no date for one",
        Panel = "panel" "A panel: no place, or sent back",
        Assessment = "assessment" "An assessment that is not done",
        Capacity = "capacity" "Nobody to do it: worker changed, absent or vacant",
        Family = "family" "The family: a late relative, illness, a change of mind",
        Other = "other" "Something else",
    }
}

/// A step on the way to the home where the child is meant to grow up: for which day it is planned, when it was done, and
/// what delays it. The latest that is said of a step since the plan was made stands. What another record says (a notice, an
/// order, a match) need not be said again here.
///
/// Happened: the day on which it was said. Source: capabilities PER-04 (days since the decision with the cause of delay).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermanenceStep {
    /// Day on which this is said.
    pub day: Day,
    /// Which step.
    pub what: RouteStep,
    /// Planned for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Day>,
    /// Done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// What delays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DelayCause>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for PermanenceStep {
    const KIND: &'static Kind = &Kind {
        name: "permanence_step",
        title: "Step of a permanence plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day on which this is said", Form::Day),
            Field::new("what", "Which step?", Form::Choice(RouteStep::SET)),
            Field::new("planned", "Planned for", Form::Day).optional(),
            Field::new("done", "Done", Form::Day).optional(),
            Field::new("cause", "What delays it?", Form::Choice(DelayCause::SET))
                .optional()
                .hint("Leave it empty where nothing does"),
            Field::new("notes", "Anything else", Form::Text).optional(),
        ],
        read: read::<PermanenceStep>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.planned.is_none() && self.done.is_none() && self.cause.is_none() {
            troubles.push(Trouble::stops(
                "planned",
                "Say for which day it is planned, on which it was done, or what delays it",
            ));
        }
        let unsaid = self.notes.as_deref().is_none_or(|notes| notes.trim().is_empty());
        if self.cause == Some(DelayCause::Other) && unsaid {
            troubles.push(Trouble::stops("notes", "Say what delays it"));
        }
        troubles
    }
}
