//! Complaints and information rights.

mod access_request;
mod complaint;
mod compliment;
mod data_breach;
mod rectification_request;
mod redaction_mark;

pub use access_request::{AccessBy, AccessRequest, AccessSort, NotFound, ReadHow, ReleasedHow};
pub use complaint::{
    AdvocateWanted, Complaint, ComplaintBy, ComplaintEnd, ComplaintHow, ComplaintTheme, PanelMember,
};
pub use compliment::Compliment;
pub use data_breach::DataBreach;
pub use rectification_request::{RectificationEnd, RectificationGround, RectificationRequest};
pub use redaction_mark::{LeftOutGround, MarkSort, RedactionMark};
