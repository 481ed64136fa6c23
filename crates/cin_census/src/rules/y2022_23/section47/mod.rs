//! Section 47 enquiries and initial child protection conferences.

mod r1104;
mod r2884;
mod r2889;
mod r8615;
mod r8675q;
mod r8715;
mod r8740;
mod r8839;
mod r8870q;
mod r8875;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r1104::RULE,
    &r2884::RULE,
    &r2889::RULE,
    &r8615::RULE,
    &r8675q::RULE,
    &r8715::RULE,
    &r8740::RULE,
    &r8839::RULE,
    &r8870q::RULE,
    &r8875::RULE,
];
