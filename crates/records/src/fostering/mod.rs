//! Carer households.

mod approval;

pub use approval::FosteringApproval;
