//! Looked-after reviews.

pub mod reg_33;
