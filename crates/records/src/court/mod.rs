//! Legal status and orders.

mod care_proceedings;
mod court_direction;
mod court_order;
mod court_party;
mod deprivation_of_liberty;
mod edge_of_care;
mod emergency_power;
mod family_group_meeting;
mod legal_planning_meeting;
mod legal_status;
mod liberty_reviewed;
mod plo_panel_asked;
mod pre_proceedings;
mod secure_accommodation;
mod secure_review;

pub use care_proceedings::CareProceedings;
pub use court_direction::{CourtDirection, Directed};
pub use court_order::{CourtOrder, OrderSort};
pub use court_party::{CourtParty, PartyRole, PartyTalk};
pub use deprivation_of_liberty::DeprivationOfLibertyOrder;
pub use edge_of_care::{EdgeOfCare, EdgePriority, EdgeWork, HelpLevel};
pub use emergency_power::{EmergencyPower, Power};
pub use family_group_meeting::FamilyGroupMeeting;
pub use legal_planning_meeting::{LegalDecision, LegalPlanningMeeting};
pub use legal_status::LegalStatusChange;
pub use liberty_reviewed::LibertyReviewed;
pub use plo_panel_asked::{PloPanelAsked, PloQuestion};
pub use pre_proceedings::{PreProceedings, PreProceedingsEnd};
pub use secure_accommodation::SecureAccommodation;
pub use secure_review::SecureReview;
