//! Care leavers: what 2025-26 added.

mod r348;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r348::RULE];
