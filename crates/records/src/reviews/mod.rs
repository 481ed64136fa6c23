//! Looked-after reviews.

mod child_spoken_to;
mod decisions_answered;
mod escalation;
mod iro_allocation;
mod midway_review;
mod review;
mod review_adjourned;
mod review_checklist;
mod review_decisions;
mod review_planned;
mod review_record;
mod review_report;
mod review_requested;

pub use child_spoken_to::ChildSpokenTo;
pub use decisions_answered::DecisionsAnswered;
pub use escalation::{Escalation, EscalationEnd, EscalationTheme};
pub use iro_allocation::IroAllocation;
pub use midway_review::{MidwayReview, Progress};
pub use review::Review;
pub use review_adjourned::ReviewAdjourned;
pub use review_checklist::{ChecklistSection, Grade, ReviewChecklist};
pub use review_decisions::{ReviewDecision, ReviewDecisions};
pub use review_planned::ReviewPlanned;
pub use review_record::ReviewRecord;
pub use review_report::ReviewReport;
pub use review_requested::{CallsForReview, ReviewRequested};
