//! Application to adopt.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A household asked to adopt, and what became of it, stage by stage.
///
/// Happened: the span. Source: Adoption Agencies Regulations 2005, regulations 21 to 30B.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdopterApplication {
    /// Registration of interest received.
    pub registered: Day,
    /// Answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responded: Option<Day>,
    /// Stage 1 started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_started: Option<Day>,
    /// Stage 1 completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_ended: Option<Day>,
    /// Stage 2 started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_started: Option<Day>,
    /// Decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Day>,
    /// Approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<bool>,
    /// Through which agency, where it is not our own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// Why it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

impl Definition for AdopterApplication {
    const KIND: &'static Kind = &Kind {
        name: "adopter_application",
        title: "Application to adopt",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Restricted,
        fields: &[
            Field::new("registered", "Registration of interest received", Form::Day),
            Field::new("responded", "Answered", Form::Day).optional(),
            Field::new("stage_1_started", "Stage 1 started", Form::Day).optional(),
            Field::new("stage_1_ended", "Stage 1 completed", Form::Day).optional(),
            Field::new("stage_2_started", "Stage 2 started", Form::Day).optional(),
            Field::new("decided", "Decided", Form::Day).optional(),
            Field::new("approved", "Approved?", Form::YesNo).optional(),
            Field::new("agency", "Through which agency, where it is not our own?", Form::Text).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("because", "Why was it closed?", Form::Text).optional(),
            Field::new("name", "Who asked?", Form::Text).optional(),
            Field::new("owner", "Who sees to it?", Form::Worker).optional(),
        ],
        read: read::<AdopterApplication>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.registered, self.closed)
    }
}
