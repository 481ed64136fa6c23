//! Where a child lived, under which legal status.

mod r141;
mod r142;
mod r143;
mod r144;
mod r145;
mod r146;
mod r147;
mod r148;
mod r149;
mod r164;
mod r169;
mod r178;
mod r179;
mod r199;
mod r213;
mod r214;
mod r217;
mod r218;
mod r219;
mod r221;
mod r222;
mod r224;
mod r225;
mod r226;
mod r227;
mod r228;
mod r229;
mod r336;
mod r353;
mod r354;
mod r355;
mod r356;
mod r357;
mod r361;
mod r362;
mod r363;
mod r364;
mod r365;
mod r366;
mod r367;
mod r370;
mod r371;
mod r372;
mod r373;
mod r374;
mod r375;
mod r376;
mod r377;
mod r378;
mod r379;
mod r380;
mod r381;
mod r382;
mod r383;
mod r384;
mod r385;
mod shared;

use crate::rules::Rule;

/// The rules, in reading order.
pub(super) static RULES: &[&Rule] = &[
    &r141::RULE,
    &r142::RULE,
    &r143::RULE,
    &r144::RULE,
    &r145::RULE,
    &r146::RULE,
    &r147::RULE,
    &r148::RULE,
    &r149::RULE,
    &r164::RULE,
    &r169::RULE,
    &r178::RULE,
    &r179::RULE,
    &r199::RULE,
    &r213::RULE,
    &r214::RULE,
    &r217::RULE,
    &r218::RULE,
    &r219::RULE,
    &r221::RULE,
    &r222::RULE,
    &r224::RULE,
    &r225::RULE,
    &r226::RULE,
    &r227::RULE,
    &r228::RULE,
    &r229::RULE,
    &r336::RULE,
    &r353::RULE,
    &r354::RULE,
    &r355::RULE,
    &r356::RULE,
    &r357::RULE,
    &r361::RULE,
    &r362::RULE,
    &r363::RULE,
    &r364::RULE,
    &r365::RULE,
    &r366::RULE,
    &r367::RULE,
    &r370::RULE,
    &r371::RULE,
    &r372::RULE,
    &r373::RULE,
    &r374::RULE,
    &r375::RULE,
    &r376::RULE,
    &r377::RULE,
    &r378::RULE,
    &r379::RULE,
    &r380::RULE,
    &r381::RULE,
    &r382::RULE,
    &r383::RULE,
    &r384::RULE,
    &r385::RULE,
];
