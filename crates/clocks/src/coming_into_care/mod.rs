//! Becoming looked after, and the care plan.

pub mod care_plan;
pub mod pre_birth;
