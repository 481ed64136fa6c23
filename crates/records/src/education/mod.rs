//! Education.

mod attendance;
mod exclusion;
mod personal_education_plan;
mod school;

pub use attendance::Attendance;
pub use exclusion::{Exclusion, ExclusionSort};
pub use personal_education_plan::{EducationTarget, PersonalEducationPlan};
pub use school::{School, SettingSort};
