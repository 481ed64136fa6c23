//! Application to foster.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What became of it.
    FosteringOutcome = "fostering_outcome", "What became of it" {
        Approved = "approved" "Approved",
        Declined = "declined" "Declined",
        Withdrawn = "withdrawn" "Withdrawn",
    }
}

/// A household asked to foster, and what became of it, stage by stage.
///
/// Happened: the span. Source: Fostering Services (England) Regulations 2011, regulations 26 and 27.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FosteringApplication {
    /// Enquiry received.
    pub enquired: Day,
    /// Enquiry answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responded: Option<Day>,
    /// Application accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applied: Option<Day>,
    /// All information for stage 1 received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_information: Option<Day>,
    /// Told that it goes no further after stage 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_refused: Option<Day>,
    /// Stage 1 completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_1_ended: Option<Day>,
    /// Stage 2 started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_started: Option<Day>,
    /// Stage 2 completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_2_ended: Option<Day>,
    /// Considered by the panel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_panel: Option<Day>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<FosteringOutcome>,
    /// Closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Day>,
    /// If it is for one child only, which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_child: Option<String>,
}

impl Definition for FosteringApplication {
    const KIND: &'static Kind = &Kind {
        name: "fostering_application",
        title: "Application to foster",
        subject: SubjectKind::CarerHousehold,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("enquired", "Enquiry received", Form::Day),
            Field::new("responded", "Enquiry answered", Form::Day).optional(),
            Field::new("applied", "Application accepted", Form::Day).optional(),
            Field::new("stage_1_information", "All information for stage 1 received", Form::Day).optional(),
            Field::new("stage_1_refused", "Told that it goes no further after stage 1", Form::Day).optional(),
            Field::new("stage_1_ended", "Stage 1 completed", Form::Day).optional(),
            Field::new("stage_2_started", "Stage 2 started", Form::Day).optional(),
            Field::new("stage_2_ended", "Stage 2 completed", Form::Day).optional(),
            Field::new("to_panel", "Considered by the panel", Form::Day).optional(),
            Field::new("outcome", "What became of it?", Form::Choice(FosteringOutcome::SET)).optional(),
            Field::new("closed", "Closed", Form::Day).optional(),
            Field::new("for_child", "If it is for one child only, which?", Form::Child).optional(),
        ],
        read: read::<FosteringApplication>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.enquired, self.closed)
    }
}
