//! Where the child lives.

mod delegated_authority;
mod emergency_steps;
mod management_oversight;
mod placement;
mod placement_conditions;
mod placement_notice;
mod placement_plan;
mod placement_request;
mod registration_check;
mod short_break_agreement;

pub use delegated_authority::{DelegatedAuthority, Delegation, MayDecide};
pub use emergency_steps::EmergencySteps;
pub use management_oversight::{Level, ManagementOversight};
pub use placement::Placement;
pub use placement_conditions::{PlacementCondition, PlacementConditions};
pub use placement_notice::{PlacementNotice, Told};
pub use placement_plan::PlacementPlan;
pub use placement_request::{PlacementRequest, RequestEnded};
pub use registration_check::RegistrationCheck;
pub use short_break_agreement::ShortBreakAgreement;
