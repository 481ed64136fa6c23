//! Permanence plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::coming_into_care::PermanenceRoute;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Where the child is meant to grow up, and what is done beside it in case that fails.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermanencePlan {
    /// Day.
    pub day: Day,
    /// Where is the child meant to grow up.
    pub route: PermanenceRoute,
    /// And if that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<PermanenceRoute>,
    /// By when is it decided between the two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decide_by: Option<Day>,
    /// Which review or panel endorsed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endorsed_by: Option<String>,
    /// Route approved. Where there is no parallel plan, what a review or panel endorsed is approved on the day of the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Day>,
    /// Why it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Achieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achieved: Option<Day>,
}

impl Definition for PermanencePlan {
    const KIND: &'static Kind = &Kind {
        name: "permanence_plan",
        title: "Permanence plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("route", "Where is the child meant to grow up?", Form::Choice(PermanenceRoute::SET)),
            Field::new("parallel", "And if that does not work?", Form::Choice(PermanenceRoute::SET))
                .optional(),
            Field::new("decide_by", "By when is it decided between the two?", Form::Day).optional(),
            Field::new("endorsed_by", "Which review or panel endorsed it?", Form::Text).optional(),
            Field::new("approved", "Route approved", Form::Day)
                .optional()
                .hint("By a permanence panel or a review, where there was a parallel plan until then"),
            Field::new("because", "If the plan changed, why?", Form::LongText).optional(),
            Field::new("achieved", "Achieved", Form::Day).optional(),
        ],
        read: read::<PermanencePlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.parallel == Some(self.route) {
            troubles.push(Trouble::stops(
                "parallel",
                "The parallel plan is the plan itself: choose another, or none",
            ));
        }
        if self.decide_by.is_some() && self.parallel.is_none() {
            troubles.push(Trouble::stops("parallel", "Say between which two plans is decided by that day"));
        }
        if self.parallel.is_some() && self.decide_by.is_none() && self.approved.is_none() {
            troubles.push(Trouble::advice(
                "decide_by",
                "Say by when it is decided: two plans without a day drift",
            ));
        }
        if self.achieved.is_some_and(|achieved| achieved < self.day) {
            troubles.push(Trouble::stops(
                "achieved",
                "It was achieved before the plan was made: correct one of the days",
            ));
        }
        troubles
    }

    fn significant(&self) -> bool {
        true
    }
}
