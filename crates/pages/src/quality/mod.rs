//! Pages about the quality of what is recorded and returned.

pub(crate) mod check_a_return;
