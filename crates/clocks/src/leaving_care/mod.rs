//! Leaving care.

pub mod after_care;
pub mod home;
pub mod own_words;
pub mod pathway;
pub mod status;
