//! Adoption.

mod decision;
mod matching;

pub use decision::AdoptionDecision;
pub use matching::AdoptionMatch;
