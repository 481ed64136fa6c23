//! Supervision and caseloads.

pub mod appraisals;
pub mod reviewing_officers;
pub mod supervision;
pub mod volunteers;
