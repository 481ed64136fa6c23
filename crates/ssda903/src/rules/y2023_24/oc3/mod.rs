//! Care leavers: what 2023-24 added.

mod r1016;
mod r347;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r347::RULE, &r1016::RULE];
