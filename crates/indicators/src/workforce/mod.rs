//! Workforce.

mod average_caseload_1_to_3;
mod average_caseload_4_and_5;
mod maximum_caseload;

pub use average_caseload_1_to_3::AVERAGE_CASELOAD_1_TO_3;
pub use average_caseload_4_and_5::AVERAGE_CASELOAD_4_AND_5;
pub use maximum_caseload::MAXIMUM_CASELOAD;
