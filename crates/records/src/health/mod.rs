//! Health.

mod assessment;
mod dental_check;
mod outcomes;

pub use assessment::HealthAssessment;
pub use dental_check::DentalCheck;
pub use outcomes::HealthOutcomes;
