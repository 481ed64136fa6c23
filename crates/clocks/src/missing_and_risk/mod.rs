//! Missing children, exploitation, asylum.

pub mod missing;
