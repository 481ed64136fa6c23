//! Legal status and orders.

mod deprivation_of_liberty;
mod legal_status;

pub use deprivation_of_liberty::DeprivationOfLibertyOrder;
pub use legal_status::LegalStatusChange;
