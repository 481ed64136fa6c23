//! Carer households.

mod approval;
mod children_fostered;
mod foster_carer_review;
mod fostering_application;
mod panel_recommendation;
mod resignation;
mod supervising_visit;
mod training_standards;

pub use approval::FosteringApproval;
pub use children_fostered::ChildrenFostered;
pub use foster_carer_review::FosterCarerReview;
pub use fostering_application::{FosteringApplication, FosteringOutcome};
pub use panel_recommendation::{PanelRecommendation, Recommended};
pub use resignation::Resignation;
pub use supervising_visit::SupervisingVisit;
pub use training_standards::TrainingStandards;
