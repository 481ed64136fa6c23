//! Who the child is.

mod epi;
mod r101;
mod r102;
mod r103;
mod r105;
mod r165;
mod r168;
mod r171;
mod r174;
mod r184;
mod r202;
mod r203;
mod r204;
mod r208;
mod r209;
mod r210;
mod r3001;
mod r301;
mod r302;
mod r351;
mod r352;
mod r358;
mod r359;
mod r386;
mod r387;
mod r393;
mod r460;
mod r611;
mod r612;
mod r620;
mod r621;
mod r624;
mod r626;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &epi::RULE,
    &r101::RULE,
    &r102::RULE,
    &r103::RULE,
    &r105::RULE,
    &r165::RULE,
    &r168::RULE,
    &r171::RULE,
    &r174::RULE,
    &r184::RULE,
    &r202::RULE,
    &r203::RULE,
    &r204::RULE,
    &r208::RULE,
    &r209::RULE,
    &r210::RULE,
    &r301::RULE,
    &r302::RULE,
    &r351::RULE,
    &r352::RULE,
    &r358::RULE,
    &r359::RULE,
    &r386::RULE,
    &r387::RULE,
    &r393::RULE,
    &r460::RULE,
    &r611::RULE,
    &r612::RULE,
    &r620::RULE,
    &r621::RULE,
    &r624::RULE,
    &r626::RULE,
    &r3001::RULE,
];
