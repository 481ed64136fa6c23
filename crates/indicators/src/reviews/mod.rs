//! Reviews and plans.

mod care_plan_up_to_date;
mod on_time;

pub use care_plan_up_to_date::CARE_PLAN_UP_TO_DATE;
pub use on_time::ON_TIME;
