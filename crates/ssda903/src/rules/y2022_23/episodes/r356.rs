//! An episode ends (DEC) on or after the day it began (DECOM). One that ends the same day is what rule 355 finds.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("356", "The date the episode ceased is before the date the same episode started.", &["DECOM"])
        .reads(&[Table::Episodes])
        .fix("Correct the day the episode began or the day it ended.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.decom.day().is_some_and(|decom| episode.dec.is_before(decom)) {
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
            1     02/05/2025 01/05/2025 <
            1     01/05/2025 01/05/2025
            1     01/05/2025 02/05/2025
            1     01/05/2025 -
            1     -          01/05/2025
            ",
        );
    }
}
