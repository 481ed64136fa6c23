//! Advocacy and independent visitors.

pub mod advocates;
pub mod rights;
