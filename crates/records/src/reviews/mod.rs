//! Looked-after reviews.

mod at_review;
mod child_contribution;
mod child_spoken_to;
mod decisions_answered;
mod escalation;
mod escalation_stages;
mod escalation_step;
mod informal_challenge;
mod iro_allocation;
mod letter_to_child;
mod link_issue;
mod link_teams;
mod midway_review;
mod review;
mod review_adjourned;
mod review_checklist;
mod review_decisions;
mod review_meeting;
mod review_planned;
mod review_record;
mod review_report;
mod review_requested;

pub use at_review::{
    AtReview, Attended, Came, Chaired, DecisionChecked, DecisionState, Invited, ReviewMoved, Unprepared,
};
pub use child_contribution::{ChildContribution, TakesPart};
pub use child_spoken_to::ChildSpokenTo;
pub use decisions_answered::DecisionsAnswered;
pub use escalation::{
    Escalation, EscalationAction, EscalationEnd, EscalationFrom, EscalationStage, EscalationTheme,
};
pub use escalation_stages::{EscalationStages, MOST_STAGES, StageSet};
pub use escalation_step::{EscalationAs, EscalationStep, StageAnswer, StepUp};
pub use informal_challenge::{InformalChallenge, InformalEnd};
pub use iro_allocation::IroAllocation;
pub use letter_to_child::{LetterGiven, LetterToChild, LetterVersion, NameLeft};
pub use link_issue::LinkIssue;
pub use link_teams::{LinkTeams, TeamLink};
pub use midway_review::{MidwayReview, Progress};
pub use review::Review;
pub use review_adjourned::ReviewAdjourned;
pub use review_checklist::{ChecklistSection, Grade, ReviewChecklist, ReviewSection};
pub use review_decisions::{ReviewDecision, ReviewDecisions};
pub use review_meeting::{Discussed, ReviewMeeting, Talked};
pub use review_planned::ReviewPlanned;
pub use review_record::{RecordSent, ReviewRecord};
pub use review_report::{ReportShared, ReviewReport, SharedWith};
pub use review_requested::{CallsForReview, ReviewRequested};
