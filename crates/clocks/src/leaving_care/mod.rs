//! Leaving care.

pub mod after_care;
pub mod home;
pub mod pathway;
pub mod status;
