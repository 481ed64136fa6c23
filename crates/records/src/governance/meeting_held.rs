//! Meeting held.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// Which meeting.
    MeetingSort = "meeting_sort", "Which meeting" {
        PerformanceClinic = "performance_clinic" "Performance clinic for care leavers",
        PerformanceWeekly = "performance_weekly" "Weekly performance meeting",
        ReviewingPerformance = "reviewing_performance" "Performance meeting of the reviewing service",
        CorporateParenting = "corporate_parenting" "Corporate parenting panel",
        ResidentialPanel = "residential_panel" "Residential placement panel",
        Section20 = "section20" "Overview of section 20 cases",
        ReviewingAudit = "reviewing_audit" "Audit by the reviewing officers",
        SkillsToFoster = "skills_to_foster" "Skills to foster course",
    }
}

/// A meeting of the authority took place.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHeld {
    /// Day.
    pub day: Day,
    /// Which meeting.
    pub what: MeetingSort,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

impl Definition for MeetingHeld {
    const KIND: &'static Kind = &Kind {
        name: "meeting_held",
        title: "Meeting held",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("day", "Day", Form::Day),
            Field::new("what", "Which meeting?", Form::Choice(MeetingSort::SET)),
            Field::new("notes", "Notes", Form::Text).optional(),
        ],
        read: read::<MeetingHeld>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }
}
