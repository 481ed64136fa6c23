//! Who works with the child.

mod allocation;
mod approval;
mod caseload;
mod caseload_weights;
mod handover;
mod practice_observation;
mod standing_in;
mod supervision;
mod training_course;
mod worker_details;

pub use allocation::SocialWorkerAllocation;
pub use approval::{Approval, ApprovalAnswer, ApprovalOf};
pub use caseload::Caseload;
pub use caseload_weights::{CaseWeight, CaseWeightOf, CaseloadWeights};
pub use handover::Handover;
pub use practice_observation::PracticeObservation;
pub use standing_in::StandingIn;
pub use supervision::Supervision;
pub use training_course::{Course, TrainingCourse};
pub use worker_details::{WorkRole, WorkerDetails};
