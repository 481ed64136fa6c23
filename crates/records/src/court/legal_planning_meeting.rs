//! Legal gateway and planning meeting.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What was decided.
    LegalDecision = "legal_decision", "What was decided" {
        ContinuePlan = "continue_plan" "The plan goes on without the court",
        PreProceedings = "pre_proceedings" "Pre-proceedings begin",
        IssueNow = "issue_now" "The authority applies at once",
        StepDown = "step_down" "Pre-proceedings end: no longer needed",
    }
}

/// The legal gateway: whether the threshold for going to court is thought to be met, and what is done.
///
/// Happened: the day. Source: capabilities ECC-05 and ECC-06; Children Act 1989, section 31.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalPlanningMeeting {
    /// Day.
    pub day: Day,
    /// Is the threshold thought to be met.
    pub threshold: Answer,
    /// What was decided.
    pub decision: LegalDecision,
    /// Why.
    pub because: String,
    /// Looked at again by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Day>,
}

impl Definition for LegalPlanningMeeting {
    const KIND: &'static Kind = &Kind {
        name: "legal_planning_meeting",
        title: "Legal gateway and planning meeting",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("threshold", "Is the threshold thought to be met?", Form::YesNoNotKnown),
            Field::new("decision", "What was decided?", Form::Choice(LegalDecision::SET)),
            Field::new("because", "Why?", Form::LongText),
            Field::new("review_by", "Looked at again by", Form::Day).optional(),
        ],
        read: read::<LegalPlanningMeeting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
