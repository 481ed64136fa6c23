//! Who the child is.

mod r231;
mod r232;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r231::RULE, &r232::RULE];
