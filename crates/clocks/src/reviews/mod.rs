//! Looked-after reviews.

pub mod disputes;
pub mod early;
pub mod escalation;
pub mod handbook;
pub mod reg_33;
pub mod spoken;
