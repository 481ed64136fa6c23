//! Health.

pub mod assessments;
pub mod snapshots;
