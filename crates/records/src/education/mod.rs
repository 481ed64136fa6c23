//! Education.

mod personal_education_plan;

pub use personal_education_plan::PersonalEducationPlan;
