//! Permanence, special guardianship, life story.

mod cohort_member;
mod cohort_tracked;
mod direct_work;
mod family_time;
mod family_time_arranged;
mod family_time_assessment;
mod family_time_told;
mod guardianship_support_review;
mod life_story_work;
mod lifelong_links;
mod long_term_match;
mod permanence_cohort;
mod permanence_plan;
mod permanence_step;
mod programme_place;
mod special_guardianship;
mod viability_assessment;

pub use cohort_member::{CohortMember, CohortOutcome};
pub use cohort_tracked::{CohortAnswer, CohortTracked};
pub use direct_work::DirectWork;
pub use family_time::{FamilyTime, FamilyTimeHow, PlaceFelt};
pub use family_time_arranged::{FamilyTimeArranged, TimeOften};
pub use family_time_assessment::FamilyTimeAssessment;
pub use family_time_told::FamilyTimeTold;
pub use guardianship_support_review::GuardianshipSupportReview;
pub use life_story_work::{LifeStoryStage, LifeStoryWork};
pub use lifelong_links::{Connection, LifelongLinks};
pub use long_term_match::LongTermMatch;
pub use permanence_cohort::{CohortQuestion, PermanenceCohort};
pub use permanence_plan::PermanencePlan;
pub use permanence_step::{DelayCause, PermanenceStep, RouteStep};
pub use programme_place::{ProgrammeOutcome, ProgrammePlace};
pub use special_guardianship::SpecialGuardianship;
pub use viability_assessment::ViabilityAssessment;
