//! What is sent.

mod r100;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r100::RULE];
