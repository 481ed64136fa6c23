//! Care plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use super::plan_action::{PLAN_ACTION, PlanAction, unfinished};
use crate::codes::set::code_set;
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Where the child is meant to grow up.
    PermanenceRoute = "permanence_route", "Where the child is meant to grow up" {
        Home = "home" "Return home",
        Guardianship = "guardianship" "Special guardianship",
        ChildArrangements = "child_arrangements" "Child arrangements order",
        Adoption = "adoption" "Adoption",
        LongTermFostering = "long_term_fostering" "Long-term fostering",
        Residential = "residential" "Residential care to independence",
        NotDecided = "not_decided" "Not decided yet",
    }
}

/// The child's care plan: what is wanted for the child, and who does what by when. While it is not approved it is
/// being written.
///
/// Happened: the day. Source: Care Planning, Placement and Case Review (England) Regulations 2010, regulations 4 to
/// 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarePlan {
    /// Day of the plan.
    pub day: Day,
    /// Approved. Day on which the team manager agreed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Day>,
    /// Approved by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// Where is the child meant to grow up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<PermanenceRoute>,
    /// And if that does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<PermanenceRoute>,
    /// What the plan is, in plain words. The child should be able to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// What is going well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub well: Option<String>,
    /// What are we worried about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worried: Option<String>,
    /// What needs to happen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What the child says about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// What the family says about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family_views: Option<String>,
    /// Was it ready before the first placement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_placement: Option<bool>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<PlanAction>,
}

impl Definition for CarePlan {
    const KIND: &'static Kind = &Kind {
        name: "care_plan",
        title: "Care plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the plan", Form::Day),
            Field::new("approved", "Approved", Form::Day)
                .hint("Day on which the team manager agreed it")
                .optional()
                .given(),
            Field::new("approved_by", "Approved by", Form::Worker).optional().given(),
            Field::new("route", "Where is the child meant to grow up?", Form::Choice(PermanenceRoute::SET))
                .optional(),
            Field::new("parallel", "And if that does not work?", Form::Choice(PermanenceRoute::SET))
                .optional(),
            Field::new("summary", "What the plan is, in plain words", Form::LongText)
                .hint("The child should be able to read it")
                .optional(),
            Field::new("well", "What is going well?", Form::LongText).optional(),
            Field::new("worried", "What are we worried about?", Form::LongText).optional(),
            Field::new("needs", "What needs to happen?", Form::LongText).optional(),
            Field::new("views", "What the child says about it", Form::LongText).optional(),
            Field::new("family_views", "What the family says about it", Form::LongText).optional(),
            Field::new("before_placement", "Was it ready before the first placement?", Form::YesNo)
                .optional(),
            Field::new("actions", "What will be done", Form::Parts(PLAN_ACTION)).optional(),
        ],
        read: read::<CarePlan>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        self.approved.is_some()
    }

    fn check(&self) -> Vec<Trouble> {
        unfinished(&self.actions, self.approved.is_some())
    }
}
