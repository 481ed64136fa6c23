//! Where the child lives.

mod arrangement_step;
mod delegated_authority;
mod emergency_steps;
mod management_oversight;
mod move_made;
mod notice_to_end;
mod placement;
mod placement_conditions;
mod placement_meeting;
mod placement_notice;
mod placement_plan;
mod placement_request;
mod placement_terms;
mod registration_check;
mod short_break_agreement;

pub use arrangement_step::{ArrangementStep, ArrangementStepIs};
pub use delegated_authority::{DelegatedAuthority, Delegation, MayDecide};
pub use emergency_steps::EmergencySteps;
pub use management_oversight::{Level, ManagementOversight};
pub use move_made::MoveMade;
pub use notice_to_end::{NoticeBy, NoticeToEnd};
pub use placement::Placement;
pub use placement_conditions::{PlacementCondition, PlacementConditions};
pub use placement_meeting::{PlacementMeeting, PlacementMeetingFor};
pub use placement_notice::{PlacementNotice, Told};
pub use placement_plan::PlacementPlan;
pub use placement_request::{PlacementRequest, RequestEnded};
pub use placement_terms::{BoughtHow, PlacementTerms};
pub use registration_check::RegistrationCheck;
pub use short_break_agreement::ShortBreakAgreement;
