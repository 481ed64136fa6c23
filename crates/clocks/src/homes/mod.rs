//! Children's homes, supported accommodation and short breaks.

pub mod regulations;
