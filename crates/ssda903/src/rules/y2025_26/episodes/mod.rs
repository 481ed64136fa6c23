//! Where a child lived: numbers of providers, reasons for a move, distances.

mod r233;
mod r234;
mod r241;
mod r242;
mod r243;
mod r454;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] =
    &[&r233::RULE, &r234::RULE, &r241::RULE, &r242::RULE, &r243::RULE, &r454::RULE];
