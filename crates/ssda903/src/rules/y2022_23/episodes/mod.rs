//! Where a child lived, under which legal status.

mod r1008;
mod r1009;
mod r1012;
mod r1015;
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
mod r388;
mod r389;
mod r390;
mod r392a;
mod r392b;
mod r392c;
mod r392d;
mod r398;
mod r399;
mod r406;
mod r407;
mod r408;
mod r411;
mod r420;
mod r426;
mod r431;
mod r432;
mod r433;
mod r434;
mod r435;
mod r436;
mod r437;
mod r442;
mod r445;
mod r446;
mod r451;
mod r501;
mod r504;
mod r516;
mod r526;
mod r527;
mod r528;
mod r529;
mod r530;
mod r531;
mod r550;
mod r607;
mod r625;
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
    &r388::RULE,
    &r389::RULE,
    &r390::RULE,
    &r392a::RULE,
    &r392b::RULE,
    &r392c::RULE,
    &r392d::RULE,
    &r398::RULE,
    &r399::RULE,
    &r406::RULE,
    &r407::RULE,
    &r408::RULE,
    &r411::RULE,
    &r420::RULE,
    &r426::RULE,
    &r431::RULE,
    &r432::RULE,
    &r433::RULE,
    &r434::RULE,
    &r435::RULE,
    &r436::RULE,
    &r437::RULE,
    &r442::RULE,
    &r445::RULE,
    &r446::RULE,
    &r451::RULE,
    &r501::RULE,
    &r504::RULE,
    &r516::RULE,
    &r526::RULE,
    &r527::RULE,
    &r528::RULE,
    &r529::RULE,
    &r530::RULE,
    &r531::RULE,
    &r550::RULE,
    &r607::RULE,
    &r625::RULE,
    &r1008::RULE,
    &r1009::RULE,
    &r1012::RULE,
    &r1015::RULE,
];
