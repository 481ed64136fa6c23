//! Referrals and what followed, as a whole.

mod r2990;
mod r2991q;
mod r8555q;
mod r8568;
mod r8569q;
mod r8585q;
mod r8600;
mod r8606;
mod r8610;
mod r8620;
mod r8630;
mod r8640;
mod r8650;
mod r8805;
mod r8810;
mod r8815;
mod r8816;
mod r8820;
mod r8825q;
mod r8831;
mod r8866;
mod r8867;
mod r8868;
mod r8890;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r2990::RULE,
    &r2991q::RULE,
    &r8555q::RULE,
    &r8568::RULE,
    &r8569q::RULE,
    &r8585q::RULE,
    &r8600::RULE,
    &r8606::RULE,
    &r8610::RULE,
    &r8620::RULE,
    &r8630::RULE,
    &r8640::RULE,
    &r8650::RULE,
    &r8805::RULE,
    &r8810::RULE,
    &r8815::RULE,
    &r8816::RULE,
    &r8820::RULE,
    &r8825q::RULE,
    &r8831::RULE,
    &r8866::RULE,
    &r8867::RULE,
    &r8868::RULE,
    &r8890::RULE,
];
