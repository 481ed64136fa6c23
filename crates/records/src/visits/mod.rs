//! Visits to the child.

mod visit_to_child;

pub use visit_to_child::VisitToChild;
