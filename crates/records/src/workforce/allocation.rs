//! Allocated social worker.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::WorkerChangeReason;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// A social worker was allocated to the child.
///
/// Happened: the span. Returned since 2023-24. Source: SSDA903 SWEpisodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialWorkerAllocation {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Worker. Social Work England number, or a local identifier that begins XX.
    pub worker: String,
    /// Why the worker changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<WorkerChangeReason>,
}

impl Definition for SocialWorkerAllocation {
    const KIND: &'static Kind = &Kind {
        name: "social_worker_allocation",
        title: "Allocated social worker",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day).returned_as("SWEpisodes.SW_DECOM"),
            Field::new("until", "To", Form::Day).optional().returned_as("SWEpisodes.SW_DEC"),
            Field::new("worker", "Worker", Form::Text)
                .hint("Social Work England number, or a local identifier that begins XX")
                .returned_as("SWEpisodes.SW_ID"),
            Field::new("because", "Why the worker changed", Form::Choice(WorkerChangeReason::SET))
                .optional()
                .returned_as("SWEpisodes.SW_REASON"),
        ],
        read: read::<SocialWorkerAllocation>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }

    fn significant(&self) -> bool {
        true
    }
}
