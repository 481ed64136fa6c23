//! Children looked after for the whole year: health, conduct, strengths and difficulties.

mod r157;
mod r158;
mod r159;
mod r180;
mod r181;
mod r182;
mod r185;
mod r186;
mod r188;
mod r189;
mod r190;
mod r191;
mod r192;
mod r193;
mod r196;
mod r197a;
mod r197b;
mod r198;
mod r215;
mod r542;
mod r543;
mod r544;
mod r545;
mod r546;
mod r547;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r157::RULE,
    &r158::RULE,
    &r159::RULE,
    &r180::RULE,
    &r181::RULE,
    &r182::RULE,
    &r185::RULE,
    &r186::RULE,
    &r188::RULE,
    &r189::RULE,
    &r190::RULE,
    &r191::RULE,
    &r192::RULE,
    &r193::RULE,
    &r196::RULE,
    &r197a::RULE,
    &r197b::RULE,
    &r198::RULE,
    &r215::RULE,
    &r542::RULE,
    &r543::RULE,
    &r544::RULE,
    &r545::RULE,
    &r546::RULE,
    &r547::RULE,
];
