//! Visits to children.

pub(crate) mod record_a_visit;
