//! Court work, secure accommodation and deprivation of liberty.

pub mod powers;
pub mod proceedings;
