//! Health.

mod appointment_missed;
mod assessment;
mod dental_check;
mod development_check;
mod health_condition;
mod health_history;
mod health_plan;
mod immunisation_status;
mod optician_check;
mod outcomes;
mod strengths_and_difficulties;
mod substance_misuse;

pub use appointment_missed::{AppointmentMissed, WhyNot};
pub use assessment::HealthAssessment;
pub use dental_check::DentalCheck;
pub use development_check::DevelopmentCheck;
pub use health_condition::{ConditionSort, HealthCondition};
pub use health_history::{HealthHistory, HistoryProof};
pub use health_plan::{HealthAction, HealthPlan};
pub use immunisation_status::ImmunisationStatus;
pub use optician_check::OpticianCheck;
pub use outcomes::HealthOutcomes;
pub use strengths_and_difficulties::StrengthsAndDifficulties;
pub use substance_misuse::SubstanceMisuse;
