//! Application to foster.

use calendar::Day;
use serde::{Deserialize, Serialize};

use crate::Answer;
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

code_set! {
    /// How they heard of fostering here.
    EnquirySource = "enquiry_source", "How they heard of fostering here" {
        Carer = "carer" "A foster carer told them",
        Search = "search" "A search on the web",
        Social = "social" "Social media",
        Event = "event" "An event or a stall",
        Radio = "radio" "Radio or television",
        Print = "print" "Print or posters",
        Council = "council" "The council’s own staff or pages",
        Faith = "faith" "A faith group",
        Child = "child" "They know the child",
        Service = "service" "Another fostering service",
        Other = "other" "Something else",
    }
}

code_set! {
    /// Why it went no further.
    DroppedOut = "dropped_out", "Why it went no further" {
        NoAnswer = "no_answer" "They did not answer any more",
        NoRoom = "no_room" "No spare room",
        NotNow = "not_now" "Not the right time",
        Work = "work" "Work or money",
        Family = "family" "Their family",
        Health = "health" "Health",
        Checks = "checks" "Checks or references",
        Unsuitable = "unsuitable" "Found not suited",
        Elsewhere = "elsewhere" "Went to another service",
        Slow = "slow" "It took too long",
        ChildPlaced = "child_placed" "The child went elsewhere",
        Other = "other" "Something else",
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
    /// Who asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How did they hear of fostering here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<EnquirySource>,
    /// Which campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// Do they have a spare room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spare_room: Option<Answer>,
    /// Do they foster for another service.
    #[serde(default, skip_serializing_if = "crate::kind::is_false")]
    pub transfer: bool,
    /// First visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visited: Option<Day>,
    /// Preparation course finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<Day>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// If it went no further, why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped_because: Option<DroppedOut>,
    /// What others should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
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
            Field::new("name", "Who asked?", Form::Text).optional(),
            Field::new("source", "How did they hear of fostering here?", Form::Choice(EnquirySource::SET))
                .optional(),
            Field::new("campaign", "Which campaign?", Form::Text).optional(),
            Field::new("spare_room", "Do they have a spare room?", Form::YesNoNotKnown).optional(),
            Field::new("transfer", "Do they foster for another service?", Form::YesNo),
            Field::new("visited", "First visit", Form::Day).optional(),
            Field::new("course", "Preparation course finished", Form::Day).optional(),
            Field::new("owner", "Who sees to it?", Form::Worker).optional(),
            Field::new("dropped_because", "If it went no further, why?", Form::Choice(DroppedOut::SET))
                .optional(),
            Field::new("notes", "What others should know", Form::LongText).optional(),
        ],
        read: read::<FosteringApplication>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.enquired, self.closed)
    }
}
