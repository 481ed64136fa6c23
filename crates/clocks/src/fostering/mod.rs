//! Fostering and connected persons.

pub mod connected_person;
pub mod households;
