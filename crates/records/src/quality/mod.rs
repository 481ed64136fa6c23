//! Audit and learning; what a return lacked.

mod accepted_finding;
mod audit_moderated;
mod audit_round;
mod audit_summary;
mod audit_tool;
mod case_audit;
mod dip_sample;
pub(crate) mod followed;
mod learning_event;
mod return_rows;

pub use accepted_finding::AcceptedFinding;
pub use audit_moderated::AuditModerated;
pub use audit_round::{AuditRound, DrawnFrom, SampleSort, Sampled};
pub use audit_summary::AuditSummary;
pub use audit_tool::{AuditDomain, AuditTool};
pub use case_audit::{AuditFeedback, CaseAudit, DomainGraded, FeedbackFrom};
pub use dip_sample::{DipFound, DipSample};
pub use followed::FollowedAction;
pub use learning_event::{LearningEvent, LearningSort};
pub use return_rows::{ReturnRows, ReturnedRow};
