//! Who the child is.

mod r444;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r444::RULE];
