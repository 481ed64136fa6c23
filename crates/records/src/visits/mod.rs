//! Visits to the child.

mod detention_visit;
mod regulator_notice;
mod visit_requested;
mod visit_to_child;

pub use detention_visit::DetentionVisit;
pub use regulator_notice::RegulatorNotice;
pub use visit_requested::{AskedBy, VisitRequested};
pub use visit_to_child::VisitToChild;
