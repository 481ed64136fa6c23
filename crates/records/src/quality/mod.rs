//! What a return said that the facts do not, and what of a return was looked at and stands.

mod accepted_finding;
mod return_rows;

pub use accepted_finding::AcceptedFinding;
pub use return_rows::{ReturnRows, ReturnedRow};
