//! A child goes missing from care while looked after.
//!
//! A row of Missing fails where its start lies in no episode of the child: not from the day one began to the day it
//! ended, or to now. A child without episodes is left out; rule 581 finds them.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "578",
    "The date that the child started to be missing is after the child ceased to be looked after.",
    &["MIS_START"],
)
.reads(&[Table::Episodes, Table::Missing])
.fix("Check the day the child went missing with the days of care, and correct what is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.episodes.is_empty() {
        return;
    }
    for row in &child.missing {
        if row.mis_start.day().is_some_and(|started| !child.has_episode_on(started)) {
            flags.flag(row);
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
            1     01/05/2025 01/06/2025 C2
            1     01/06/2025 01/07/2025 C2
            2     01/05/2025 -          V3

            Missing
            CHILD MIS_START
            1     30/04/2025 <
            1     01/05/2025
            1     01/06/2025
            1     01/07/2025
            1     02/07/2025 <
            1     -
            2     30/04/2025 <
            2     01/03/2026
            3     01/05/2025
            ",
        );
    }
}
