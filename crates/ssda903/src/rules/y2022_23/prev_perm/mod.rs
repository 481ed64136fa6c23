//! Permanence before this period of care.

mod r630;
mod r631;
mod r632;
mod r633;
mod r634;
mod r635;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] =
    &[&r630::RULE, &r631::RULE, &r632::RULE, &r633::RULE, &r634::RULE, &r635::RULE];
