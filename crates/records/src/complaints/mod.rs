//! Complaints and information rights.

mod access_request;
mod complaint;
mod compliment;
mod data_breach;

pub use access_request::AccessRequest;
pub use complaint::{
    AdvocateWanted, Complaint, ComplaintBy, ComplaintEnd, ComplaintHow, ComplaintTheme, PanelMember,
};
pub use compliment::Compliment;
pub use data_breach::DataBreach;
