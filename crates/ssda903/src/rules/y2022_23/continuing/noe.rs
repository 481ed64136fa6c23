//! Who came into care before the year is in last year's return.
//!
//! Every episode that begins before 1 April fails where the child has no episode at all in last year's return.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "NoE",
    "This child has no episodes loaded for previous year even though child started to be looked \
     after before this current year.",
    &["DECOM"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Check the day the episode began. If it is right, last year's return lacked the child: say so \
     in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.last.episodes.is_empty() {
        return;
    }
    for episode in &child.episodes {
        if episode.decom.is_before(context.start) {
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
            CHILD DECOM
            1     31/03/2025 <
            1     01/04/2025
            1     01/05/2024 <
            2     31/03/2025
            3     01/04/2025
            4     -

            Episodes last
            CHILD DECOM
            2     -
            ",
        );
    }
}
