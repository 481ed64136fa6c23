//! Assessments and the factors they found.

mod r1103;
mod r8608;
mod r8614;
mod r8670q;
mod r8696;
mod r8736;
mod r8863q;
mod r8869;
mod r8873q;
mod r8896;
mod r8897q;
mod r8898;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r1103::RULE,
    &r8608::RULE,
    &r8614::RULE,
    &r8670q::RULE,
    &r8696::RULE,
    &r8736::RULE,
    &r8863q::RULE,
    &r8869::RULE,
    &r8873q::RULE,
    &r8896::RULE,
    &r8897q::RULE,
    &r8898::RULE,
];
