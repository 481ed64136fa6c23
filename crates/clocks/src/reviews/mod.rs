//! Looked-after reviews.

pub mod early;
pub mod escalation;
pub mod handbook;
pub mod reg_33;
