//! Looked-after reviews.

pub(crate) mod prepare;
