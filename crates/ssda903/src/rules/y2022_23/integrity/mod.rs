//! Whether the tables of a return fit together. Checks made by tools, not by the DfE.

mod int01;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&int01::RULE];
