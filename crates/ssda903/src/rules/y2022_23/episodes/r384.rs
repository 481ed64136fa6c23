//! A child in a short break (V3 or V4) is not in a long-term foster placement (U1 or U4).

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "384",
    "A child receiving respite care cannot be in a long-term foster placement",
    &["PLACE", "LS"],
)
.reads(&[Table::Episodes])
.fix("If the break is with foster carers, the placement is U3 or U6; else correct the legal status.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_short_break() && matches!(episode.place, "U1" | "U4") {
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
            CHILD LS PLACE
            1     V3 U1    <
            1     V4 U4    <
            1     V3 U6
            1     C2 U4
            1     -  U4
            ",
        );
    }
}
