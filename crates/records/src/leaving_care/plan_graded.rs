//! Quality of a pathway plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};
use crate::reviews::Grade;

/// Somebody read a pathway plan and graded it. Drawn as a sample or not.
///
/// Happened: the day. Source: capabilities CLV-06.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanGraded {
    /// Day.
    pub day: Day,
    /// Day of the plan.
    pub plan: Day,
    /// Who read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How good is it.
    pub grade: Grade,
    /// Are the young person’s own words in it.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub heard: bool,
    /// Has each step a name and a day.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub dated: bool,
    /// Was it drawn for a sample.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub sample: bool,
    /// Why.
    pub because: String,
}

impl Definition for PlanGraded {
    const KIND: &'static Kind = &Kind {
        name: "plan_graded",
        title: "Quality of a pathway plan",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("plan", "Day of the plan", Form::Day),
            Field::new("by", "Who read it?", Form::Worker).optional(),
            Field::new("grade", "How good is it?", Form::Choice(Grade::SET)),
            Field::new("heard", "Are the young person’s own words in it?", Form::YesNo),
            Field::new("dated", "Has each step a name and a day?", Form::YesNo),
            Field::new("sample", "Was it drawn for a sample?", Form::YesNo),
            Field::new("because", "Why?", Form::LongText),
        ],
        read: read::<PlanGraded>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        if self.plan > self.day {
            return vec![Trouble::stops(
                "plan",
                "The plan is after the day on which it was read: change one of the two days",
            )];
        }
        Vec::new()
    }
}
