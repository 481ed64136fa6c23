//! Audit and learning; what a return lacked.

mod accepted_finding;
mod audit_moderated;
mod audit_round;
mod audit_summary;
mod audit_tool;
mod case_audit;
mod dip_sample;
mod evidence_listed;
mod exemplar;
pub(crate) mod followed;
mod improvement_action;
mod improvement_status;
mod learning_event;
mod return_rows;

pub use accepted_finding::AcceptedFinding;
pub use audit_moderated::AuditModerated;
pub use audit_round::{AuditRound, DrawnFrom, SampleSort, Sampled};
pub use audit_summary::AuditSummary;
pub use audit_tool::{AuditDomain, AuditTool};
pub use case_audit::{AuditFeedback, CaseAudit, DomainGraded, FeedbackFrom};
pub use dip_sample::{DipFound, DipSample};
pub use evidence_listed::{EvidenceListed, EvidenceShows};
pub use exemplar::{Exemplar, ExemplarOf};
pub use followed::FollowedAction;
pub use improvement_action::{ImprovementAction, ImprovementFrom, JudgementArea};
pub use improvement_status::ImprovementStatus;
pub use learning_event::{LearningEvent, LearningSort};
pub use return_rows::{ReturnRows, ReturnedRow};
