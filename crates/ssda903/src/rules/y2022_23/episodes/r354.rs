//! No episode begins after 31 March of the collection year.
//!
//! The published message speaks of the end of the episode, but what is asked is its start (DECOM); rule 385 asks
//! the end.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "354",
    "Date episode ceased must be on or before the end of the current collection year.",
    &["DECOM"],
)
.reads(&[Table::Episodes])
.fix("Correct the day the episode began, or leave the episode for next year's return.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.decom.is_after(context.end) {
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
            1     31/03/2026 -
            1     01/04/2026 -          <
            1     01/05/2025 01/04/2026
            2     -          -
            ",
        );
    }
}
