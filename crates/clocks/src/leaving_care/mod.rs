//! Leaving care.

pub mod after_care;
pub mod pathway;
pub mod status;
