//! Carer households.

mod approval;
mod approval_terms;
mod carer_check;
mod carer_training;
mod children_fostered;
mod constellation;
mod foster_carer_review;
mod fostering_allowance;
mod fostering_application;
mod fostering_exemption;
mod fostering_exit;
mod fostering_hold;
mod household_details;
mod matching_weights;
mod panel_recommendation;
mod resignation;
mod supervising_visit;
mod training_standards;

pub use approval::FosteringApproval;
pub use approval_terms::{ApprovalTerms, NamedChild};
pub use carer_check::{CarerCheck, CheckOf};
pub use carer_training::CarerTraining;
pub use children_fostered::ChildrenFostered;
pub use constellation::Constellation;
pub use foster_carer_review::FosterCarerReview;
pub use fostering_allowance::{AllowanceBand, FosteringAllowance};
pub use fostering_application::{DroppedOut, EnquirySource, FosteringApplication, FosteringOutcome};
pub use fostering_exemption::{ExemptFrom, FosteringExemption};
pub use fostering_exit::FosteringExit;
pub use fostering_hold::{FosteringHold, HoldReason};
pub use household_details::{HouseholdDetails, HouseholdMember, MemberOf};
pub use matching_weights::{MatchingWeight, MatchingWeights};
pub use panel_recommendation::{PanelRecommendation, Recommended};
pub use resignation::Resignation;
pub use supervising_visit::SupervisingVisit;
pub use training_standards::TrainingStandards;
