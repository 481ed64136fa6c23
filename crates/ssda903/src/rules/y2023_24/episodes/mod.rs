//! Placements that were about to be withdrawn.

mod r217t;
mod r230;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[&r217t::RULE, &r230::RULE];
