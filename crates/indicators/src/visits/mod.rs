//! Visits.

mod up_to_date;

pub use up_to_date::UP_TO_DATE;
