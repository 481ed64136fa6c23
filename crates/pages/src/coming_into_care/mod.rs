//! A child's record begins, and what is noted in it from day to day.

pub(crate) mod add_a_child;
pub(crate) mod note;
pub(crate) mod plan;
