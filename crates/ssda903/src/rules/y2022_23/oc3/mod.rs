//! Care leavers.

mod r1000;
mod r1001;
mod r1002;
mod r1007;
mod r1010;
mod r1011;
mod r1014;
mod r131;
mod r132;
mod r133;
mod r134;
mod r153;
mod r187;
mod r344;
mod r345;
mod r391;
mod r628;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r131::RULE,
    &r132::RULE,
    &r133::RULE,
    &r134::RULE,
    &r153::RULE,
    &r187::RULE,
    &r344::RULE,
    &r345::RULE,
    &r391::RULE,
    &r628::RULE,
    &r1000::RULE,
    &r1001::RULE,
    &r1002::RULE,
    &r1007::RULE,
    &r1010::RULE,
    &r1011::RULE,
    &r1014::RULE,
];
