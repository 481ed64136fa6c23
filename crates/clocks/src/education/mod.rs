//! Education.

pub mod plans;
