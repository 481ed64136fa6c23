//! Where a child lived, under which legal status.

mod r142;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r142::RULE];
