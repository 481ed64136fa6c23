//! An episode has both an end (DEC) and the reason for it (REC), or neither.
//!
//! A DEC that is not a real date counts as none, so a REC beside it fails here too.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "148",
    "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
    &["DEC", "REC"],
)
.reads(&[Table::Episodes])
.fix("If the episode has ended, give both the day and the reason; if it goes on, leave both blank.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.dec.is_given() == episode.rec.is_empty() {
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
            CHILD DEC        REC
            1     01/05/2025 X1
            1     01/05/2025 -   <
            1     -          X1  <
            1     31/06/2025 X1  <
            2     -          -
            2     31/06/2025 -
            ",
        );
    }
}
