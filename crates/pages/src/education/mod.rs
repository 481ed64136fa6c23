//! School.

pub(crate) mod plan;
