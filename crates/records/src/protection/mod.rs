//! Child protection, allegations, private fostering.

mod allegation;
mod child_in_need_plan;
mod child_in_need_review;
mod core_group;
mod moved_in_on_plan;
mod private_fostering;
mod private_fostering_visit;
mod protection_conference;
mod protection_plan;
mod protection_visit;
mod section_47_enquiry;
mod serious_incident;
mod strategy_discussion;

pub use allegation::{Allegation, AllegationEnd, AllegationMeeting, AllegationReferral, AllegationThreshold};
pub use child_in_need_plan::ChildInNeedPlan;
pub use child_in_need_review::ChildInNeedReview;
pub use core_group::CoreGroup;
pub use moved_in_on_plan::MovedInOnPlan;
pub use private_fostering::PrivateFostering;
pub use private_fostering_visit::PrivateFosteringVisit;
pub use protection_conference::{ConferenceSort, ProtectionConference};
pub use protection_plan::{PlanCategory, ProtectionPlan};
pub use protection_visit::ProtectionVisit;
pub use section_47_enquiry::{EnquiryEnd, Section47Enquiry};
pub use serious_incident::SeriousIncident;
pub use strategy_discussion::StrategyDiscussion;
