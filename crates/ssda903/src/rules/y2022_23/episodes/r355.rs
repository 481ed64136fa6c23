//! An episode lasts at least until the day after it began: one with the same start (DECOM) and end (DEC) fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("355", "Episode appears to have lasted for less than 24 hours", &["DECOM", "DEC"])
        .reads(&[Table::Episodes])
        .fix(
            "If the child stayed less than 24 hours there is no episode: take it out. Else correct one of \
     the two days.",
        )
        .differs(
            "The open validator also reports an episode with neither start nor end; two blanks are no dates \
     that agree.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.decom.is_given() && episode.decom.day() == episode.dec.day() {
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
            CHILD DECOM      DEC
            1     01/05/2025 01/05/2025 <
            1     01/05/2025 02/05/2025
            1     02/05/2025 01/05/2025
            1     01/05/2025 -
            1     -          -
            1     31/06/2025 31/06/2025
            ",
        );
    }
}
