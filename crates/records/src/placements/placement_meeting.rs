//! Meetings about a placement.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::coming_into_care::plan_action::{PLAN_ACTION, PlanAction, unfinished};
use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What the meeting is for.
    PlacementMeetingFor = "placement_meeting_for", "What the meeting is for" {
        Stability = "stability" "To keep the child where they are",
        Disruption = "disruption" "To learn from a placement that ended early",
        Introduction = "introduction" "To plan the child’s move",
    }
}

/// People met to keep a child where they are, to plan a move, or to learn from a placement that ended early.
///
/// Happened: the day. Source: capability PLA-17 (unplanned endings: the cause and what is learnt are recorded).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementMeeting {
    /// Day.
    pub day: Day,
    /// What for.
    pub what: PlacementMeetingFor,
    /// Who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What the child says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub views: Option<String>,
    /// What happened, and why.
    pub cause: String,
    /// What was learnt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning: Option<String>,
    /// What will be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<PlanAction>,
}

impl Definition for PlacementMeeting {
    const KIND: &'static Kind = &Kind {
        name: "placement_meeting",
        title: "Meeting about a placement",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "What is it for?", Form::Choice(PlacementMeetingFor::SET)),
            Field::new("who", "Who came?", Form::Text).optional(),
            Field::new("views", "What the child says", Form::LongText).optional(),
            Field::new("cause", "What happened, and why?", Form::LongText),
            Field::new("learning", "What was learnt?", Form::LongText)
                .optional()
                .hint("What would be done sooner, or otherwise, for the next child"),
            Field::new("actions", "What will be done", Form::Parts(PLAN_ACTION)).optional(),
        ],
        read: read::<PlacementMeeting>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = if self.actions.is_empty() { Vec::new() } else { unfinished(&self.actions, true) };
        let nothing = self.learning.as_deref().is_none_or(|text| text.trim().is_empty());
        if self.what == PlacementMeetingFor::Disruption && nothing {
            troubles.push(Trouble::stops("learning", "Say what was learnt: that is what the meeting is for"));
        }
        troubles
    }
}
