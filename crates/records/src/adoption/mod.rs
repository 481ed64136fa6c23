//! Adoption.

mod adopter_application;
mod adopter_approval;
mod adopter_review;
mod adoption_agency;
mod adoption_forecast;
mod adoption_link;
mod adoption_placement_plan;
mod adoption_step;
mod adoption_support_plan;
mod adoption_support_review;
mod decision;
mod introductions_plan;
mod later_life_letter;
mod match_proposal;
mod matching;

pub use adopter_application::AdopterApplication;
pub use adopter_approval::AdopterApproval;
pub use adopter_review::AdopterReview;
pub use adoption_agency::{AdoptionAgency, AgencyDoes};
pub use adoption_forecast::AdoptionForecast;
pub use adoption_link::{AdoptionLink, LinkEnd};
pub use adoption_placement_plan::AdoptionPlacementPlan;
pub use adoption_step::{AdoptionStep, StepSort};
pub use adoption_support_plan::AdoptionSupportPlan;
pub use adoption_support_review::AdoptionSupportReview;
pub use decision::AdoptionDecision;
pub use introductions_plan::{IntroductionsEnd, IntroductionsPlan};
pub use later_life_letter::LaterLifeLetter;
pub use match_proposal::{MatchDecided, MatchPaper, MatchProposal, MatchView, PaperShared, SharedWith};
pub use matching::AdoptionMatch;
