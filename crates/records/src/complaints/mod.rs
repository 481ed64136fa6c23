//! Complaints and information rights.

mod access_request;
mod complaint;
mod data_breach;

pub use access_request::AccessRequest;
pub use complaint::Complaint;
pub use data_breach::DataBreach;
