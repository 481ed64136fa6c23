//! Adoption.

mod adopter_application;
mod adopter_approval;
mod adopter_review;
mod adoption_step;
mod decision;
mod later_life_letter;
mod matching;

pub use adopter_application::AdopterApplication;
pub use adopter_approval::AdopterApproval;
pub use adopter_review::AdopterReview;
pub use adoption_step::{AdoptionStep, StepSort};
pub use decision::AdoptionDecision;
pub use later_life_letter::LaterLifeLetter;
pub use matching::AdoptionMatch;
