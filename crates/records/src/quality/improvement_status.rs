//! Status of an improvement plan.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// How an improvement plan stands, in three questions: what is going well, what we are worried about, what needs to happen.
///
/// Happened: the day. Source: council pack of 2018 (status of the service improvement plan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImprovementStatus {
    /// Day.
    pub day: Day,
    /// The plan, as it is called.
    pub plan: String,
    /// What is going well.
    pub well: String,
    /// What are we worried about.
    pub worried: String,
    /// What needs to happen.
    pub needs: String,
}

impl Definition for ImprovementStatus {
    const KIND: &'static Kind = &Kind {
        name: "improvement_status",
        title: "Status of an improvement plan",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("plan", "Which plan?", Form::Text).hint("As it is called: the same words each time"),
            Field::new("well", "What is going well?", Form::LongText),
            Field::new("worried", "What are we worried about?", Form::LongText),
            Field::new("needs", "What needs to happen?", Form::LongText),
        ],
        read: read::<ImprovementStatus>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
