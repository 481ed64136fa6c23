//! Permanence and special guardianship.

pub mod plans;
