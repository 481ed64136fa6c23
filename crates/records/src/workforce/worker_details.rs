//! Worker.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What they do.
    WorkRole = "work_role", "What they do" {
        SocialWorker = "social_worker" "Social worker",
        TeamManager = "team_manager" "Team manager",
        ReviewingOfficer = "reviewing_officer" "Independent reviewing officer",
        Adviser = "adviser" "Personal adviser",
        Supervising = "supervising" "Supervising social worker",
        IndependentVisitor = "independent_visitor" "Independent visitor",
        Advocate = "advocate" "Advocate",
        OutOfHours = "out_of_hours" "Out-of-hours social worker",
        VirtualSchool = "virtual_school" "Virtual school",
        Health = "health" "Looked-after children's health",
        Placements = "placements" "Fostering, adoption and placements",
        DesignatedOfficer = "designated_officer" "Designated officer for allegations",
        FrontDoor = "front_door" "Front door, assessment, court, exploitation",
        HeadOfService = "head_of_service" "Head of service or director",
        Performance = "performance" "Performance officer",
        Quality = "quality" "Quality assurance",
        PanelMember = "panel_member" "Member of the corporate parenting panel",
        Inspector = "inspector" "Inspector",
        Administrator = "administrator" "Administrator",
        Other = "other" "Something else",
    }
}

/// A worker or volunteer, what they do and how much of the week.
///
/// Happened: the span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkerDetails {
    /// From.
    pub since: Day,
    /// To.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What do they do.
    pub role: WorkRole,
    /// Name.
    pub name: String,
    /// Team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Telephone at work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Hours a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// First year as a social worker began. The assessed and supported year in employment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed_year: Option<Day>,
    /// Are they from an agency.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub agency: bool,
}

impl Definition for WorkerDetails {
    const KIND: &'static Kind = &Kind {
        name: "worker_details",
        title: "Worker",
        subject: SubjectKind::Worker,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("since", "From", Form::Day),
            Field::new("until", "To", Form::Day).optional(),
            Field::new("role", "What do they do?", Form::Choice(WorkRole::SET)),
            Field::new("name", "Name", Form::Text),
            Field::new("team", "Team", Form::Text).optional(),
            Field::new("phone", "Telephone at work", Form::Text).optional(),
            Field::new("hours", "Hours a week", Form::Number).optional(),
            Field::new("assessed_year", "First year as a social worker began", Form::Day)
                .hint("The assessed and supported year in employment")
                .optional(),
            Field::new("agency", "Are they from an agency?", Form::YesNo),
        ],
        read: read::<WorkerDetails>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.since, self.until)
    }
}
