//! Fostering.

mod children_fostered;
mod deregistered;
mod households;
mod recruited;
mod share_fostered;

pub use children_fostered::CHILDREN_FOSTERED;
pub use deregistered::DEREGISTERED;
pub use households::HOUSEHOLDS;
pub use recruited::RECRUITED;
pub use share_fostered::SHARE_FOSTERED;

/// Why a household is left out that is approved for a relative or friend only.
const KINSHIP: &str = "approved for a relative or friend only";
