//! Decision.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::codes::set::code_set;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

code_set! {
    /// What it is about.
    DecisionAbout = "decision_about", "What it is about" {
        ComeIntoCare = "come_into_care" "Coming into care",
        EndPlacement = "end_placement" "Ending the placement",
        CeaseLookingAfter = "cease_looking_after" "Stop looking after the child",
        CarePlan = "care_plan" "A change to the care plan",
        SchoolInKeyStage4 = "school_in_key_stage4" "A move that disrupts schooling in Years 10 and 11",
        OutOfArea = "out_of_area" "A placement outside the area, in an adjoining one",
        AtDistance = "at_distance" "A placement at a distance",
        WithParents = "with_parents" "Placement with parents",
        TemporaryApproval = "temporary_approval" "Temporary approval of a connected person",
        TemporaryExtension = "temporary_extension" "Extending a temporary approval",
        ReviewExtension = "review_extension" "Extending a temporary approval while it is reviewed independently",
        FosteringForAdoption = "fostering_for_adoption" "Temporary approval of prospective adopters",
        Unregistered = "unregistered" "A setting that is not registered",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Who decided.
    DecidedBy = "decided_by", "Who decided" {
        TeamManager = "team_manager" "Team manager",
        ServiceManager = "service_manager" "Service manager",
        NominatedOfficer = "nominated_officer" "Nominated officer",
        Director = "director" "Director of children's services",
        DecisionMaker = "decision_maker" "Agency decision maker",
        Panel = "panel" "Panel",
        Other = "other" "Somebody else",
    }
}

/// A decision that somebody with the power to make it made about the child, when it was asked for, and why.
///
/// Happened: the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionMade {
    /// Day of the decision.
    pub day: Day,
    /// What is it about.
    pub about: DecisionAbout,
    /// Was it agreed.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub agreed: bool,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// In which role.
    pub role: DecidedBy,
    /// Asked for on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Day>,
    /// Why.
    pub because: String,
}

impl Definition for DecisionMade {
    const KIND: &'static Kind = &Kind {
        name: "decision_made",
        title: "Decision",
        subject: SubjectKind::Child,
        sensitivity: Sensitivity::Personal,
        fields: &[
            Field::new("day", "Day of the decision", Form::Day),
            Field::new("about", "What is it about?", Form::Choice(DecisionAbout::SET)),
            Field::new("agreed", "Was it agreed?", Form::YesNo),
            Field::new("by", "Who decided?", Form::Worker).optional(),
            Field::new("role", "In which role?", Form::Choice(DecidedBy::SET)),
            Field::new("asked", "Asked for on", Form::Day).optional(),
            Field::new("because", "Why?", Form::LongText),
        ],
        read: read::<DecisionMade>,
    };

    fn happened(&self) -> Happened {
        Happened::on(self.day)
    }

    fn significant(&self) -> bool {
        true
    }
}
