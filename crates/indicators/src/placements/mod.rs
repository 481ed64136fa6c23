//! Placements.

mod commissioned;
mod family_based;
mod far_from_home;
pub mod long_term_stability;
pub mod three_or_more;
mod with_parents;

pub use commissioned::COMMISSIONED;
pub use family_based::FAMILY_BASED;
pub use far_from_home::FAR_FROM_HOME;
pub use long_term_stability::LONG_TERM_STABILITY;
pub use three_or_more::THREE_OR_MORE;
pub use with_parents::WITH_PARENTS;
