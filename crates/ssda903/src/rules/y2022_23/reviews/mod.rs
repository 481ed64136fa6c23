//! Reviews of a child's case.

mod r166;
mod r167;
mod r440;
mod r441;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r166::RULE, &r167::RULE, &r440::RULE, &r441::RULE];
