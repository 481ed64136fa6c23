//! The authority itself.

pub mod rounds;
