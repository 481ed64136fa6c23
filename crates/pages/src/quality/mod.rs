//! Pages about the quality of practice, and of what is recorded and returned.

pub(crate) mod audits;
pub(crate) mod check_a_return;
pub(crate) mod follow;
pub(crate) mod footprint;
pub(crate) mod lead;
