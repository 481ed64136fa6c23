//! Education.

mod has_a_plan;
mod plan_of_the_term;

pub use has_a_plan::HAS_A_PLAN;
pub use plan_of_the_term::PLAN_OF_THE_TERM;
