//! Complaints, information and the keeping of records.

pub mod complaints;
pub mod data_breach;
