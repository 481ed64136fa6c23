//! Leaving care.

pub(crate) mod pathway_plan;
