//! Adoption.

pub mod adopters;
pub mod children;
pub mod reviews;
