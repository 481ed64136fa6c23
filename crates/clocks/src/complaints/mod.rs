//! Complaints, information and the keeping of records.

pub mod data_breach;
pub mod stages;
