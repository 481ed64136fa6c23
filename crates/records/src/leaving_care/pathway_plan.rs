//! Pathway plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::coming_into_care::plan_action::{PLAN_ACTION, PlanAction, unfinished};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A young person's plan for leaving care: made, or looked at again.
///
/// Happened: the day. Source: Care Leavers (England) Regulations 2010, regulations 6 and 7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathwayPlan {
    /// Day.
    pub day: Day,
    /// Is it a review of a plan there is.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub review: bool,
    /// Agreed with the young person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Day>,
    /// Approved by a manager, on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_off: Option<Day>,
    /// The manager who approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_off_by: Option<String>,
    /// Where I live and will live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<String>,
    /// Education, training and work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning: Option<String>,
    /// Health and well-being.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health: Option<String>,
    /// People I count on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<String>,
    /// Who I can call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// If it does not work out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    /// Given to the young person on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_given: Option<Day>,
    /// Was staying put talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staying_put: Option<Answer>,
    /// What the young person says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<PlanAction>,
}

impl Definition for PathwayPlan {
    const KIND: &'static Kind = &Kind {
        name: "pathway_plan",
        title: "Pathway plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("review", "Is it a review of a plan there is?", Form::YesNo),
            Field::new("approved", "Agreed with the young person", Form::Day).optional(),
            Field::new("signed_off", "Approved by a manager on", Form::Day).optional().given(),
            Field::new("signed_off_by", "Approved by", Form::Worker).optional().given(),
            Field::new("home", "Where I live and will live", Form::Text).optional(),
            Field::new("money", "Money", Form::Text).optional(),
            Field::new("learning", "Education, training and work", Form::Text).optional(),
            Field::new("health", "Health and well-being", Form::Text).optional(),
            Field::new("people", "People I count on", Form::Text).optional(),
            Field::new("call", "Who I can call", Form::Text)
                .optional()
                .hint("Names and numbers, parted by semicolons"),
            Field::new("otherwise", "If it does not work out", Form::Text).optional(),
            Field::new("copy_given", "Given to the young person on", Form::Day).optional(),
            Field::new("staying_put", "Was staying put talked about?", Form::YesNoNotKnown).optional(),
            Field::new("views", "What the young person says", Form::LongText).optional(),
            Field::new("actions", "What will be done", Form::Parts(PLAN_ACTION)).optional(),
        ],
        read: read::<PathwayPlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        !self.review
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        if self.views.as_deref().is_none_or(|views| views.trim().is_empty()) {
            troubles.push(Trouble::advice("views", "Say it in the young person’s words: the plan is theirs"));
        }
        if !self.actions.is_empty() {
            let agreed = self.approved.is_some() || self.signed_off.is_some();
            troubles.extend(unfinished(&self.actions, agreed));
        }
        troubles
    }
}
