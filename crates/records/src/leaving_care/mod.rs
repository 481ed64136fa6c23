//! How care ended, and how care leavers are.

mod accommodation_provided;
mod adviser_visit;
mod contact;
mod death;
mod kept_in_touch;
mod looked_after_end;
mod needs_assessment;
mod pathway_plan;
mod personal_adviser;
mod staying_close;
mod staying_put;
mod support_offer;

pub use accommodation_provided::AccommodationProvided;
pub use adviser_visit::AdviserVisit;
pub use contact::CareLeaverContact;
pub use death::Death;
pub use kept_in_touch::{KeptInTouch, Means};
pub use looked_after_end::LookedAfterEnd;
pub use needs_assessment::NeedsAssessment;
pub use pathway_plan::PathwayPlan;
pub use personal_adviser::PersonalAdviser;
pub use staying_close::StayingClose;
pub use staying_put::StayingPut;
pub use support_offer::SupportOffer;
