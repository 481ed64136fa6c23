//! Who the child is.

mod r1510;
mod r1520;
mod r1530;
mod r1540;
mod r1550;
mod r1560q;
mod r2886q;
mod r4008;
mod r4009q;
mod r4180;
mod r8500;
mod r8510;
mod r8520;
mod r8525q;
mod r8530q;
mod r8535q;
mod r8545q;
mod r8590;
mod r8750;
mod r8770q;
mod r8772;
mod r8775q;

use crate::rules::Rule;

pub(in crate::rules) use r8770q::lacks_upn;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r1510::RULE,
    &r1520::RULE,
    &r1530::RULE,
    &r1540::RULE,
    &r1550::RULE,
    &r1560q::RULE,
    &r2886q::RULE,
    &r4008::RULE,
    &r4009q::RULE,
    &r4180::RULE,
    &r8500::RULE,
    &r8510::RULE,
    &r8520::RULE,
    &r8525q::RULE,
    &r8530q::RULE,
    &r8535q::RULE,
    &r8545q::RULE,
    &r8590::RULE,
    &r8750::RULE,
    &r8770q::RULE,
    &r8772::RULE,
    &r8775q::RULE,
];
