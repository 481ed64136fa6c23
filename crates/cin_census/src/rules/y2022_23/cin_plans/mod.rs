//! Child in need plans.

mod r4000;
mod r4001;
mod r4004;
mod r4010;
mod r4011;
mod r4012q;
mod r4013;
mod r4014;
mod r4015;
mod r4016;
mod r4017;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r4000::RULE,
    &r4001::RULE,
    &r4004::RULE,
    &r4010::RULE,
    &r4011::RULE,
    &r4012q::RULE,
    &r4013::RULE,
    &r4014::RULE,
    &r4015::RULE,
    &r4016::RULE,
    &r4017::RULE,
];
