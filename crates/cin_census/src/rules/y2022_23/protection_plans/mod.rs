//! Child protection plans and their reviews.

mod r1105;
mod r2883;
mod r2885;
mod r4003;
mod r8565;
mod r8720;
mod r8730;
mod r8832;
mod r8840;
mod r8841;
mod r8842q;
mod r8905;
mod r8910;
mod r8915;
mod r8920;
mod r8925;
mod r8930;
mod r8935;
mod r8940;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r1105::RULE,
    &r2883::RULE,
    &r2885::RULE,
    &r4003::RULE,
    &r8565::RULE,
    &r8720::RULE,
    &r8730::RULE,
    &r8832::RULE,
    &r8840::RULE,
    &r8841::RULE,
    &r8842q::RULE,
    &r8905::RULE,
    &r8910::RULE,
    &r8915::RULE,
    &r8920::RULE,
    &r8925::RULE,
    &r8930::RULE,
    &r8935::RULE,
    &r8940::RULE,
];
