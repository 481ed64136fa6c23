//! One short break (V3) lasts 17 days at most: regulation 48 of the Care Planning Regulations 2010.
//!
//! An episode under V3 fails where it lasted more than 17 days; an open one lasts to 31 March. Breaks that follow
//! each other are not taken together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "365",
    "Any individual short- term respite placement must not exceed 17 days.",
    &["LS", "DECOM", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "If the child stayed longer, it is no short break: look up the legal status. Else correct one \
     of the two days.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.ls == "V3") {
        let end = episode.dec.day().unwrap_or(context.end);
        if episode.decom.day().is_some_and(|from| from.days_until(end) > 17) {
            flags.flag(episode);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD DECOM      DEC        LS
            1     01/05/2025 18/05/2025 V3
            1     18/05/2025 05/06/2025 V3 <
            1     01/05/2025 19/05/2025 V4
            2     14/03/2026 -          V3
            3     13/03/2026 -          V3 <
            3     -          -          V3
            ",
        );
    }
}
