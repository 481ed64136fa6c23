//! Who the child is.

mod r101;
mod r203;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r101::RULE, &r203::RULE];
