//! Supervision and caseloads.

pub mod reviewing_officers;
pub mod supervision;
pub mod volunteers;
