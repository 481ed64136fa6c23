//! A child who is missing from care has begun to be looked after.
//!
//! A row of Missing fails where its start lies in no episode of the child: not from the day one began to the day it
//! ended, or to now. A child without episodes fails with every start.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("581", "Child is missing but has not yet started to be looked after.", &["MIS_START"])
        .reads(&[Table::Episodes, Table::Missing])
        .fix("Check the day the child went missing with the days of care, and correct what is wrong.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
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
            CHILD DECOM      DEC
            1     01/05/2025 01/06/2025
            1     03/06/2025 -
            2     01/05/2025 01/06/2025
            4     -          01/06/2025

            Missing
            CHILD MIS_START
            1     30/04/2025 <
            1     01/05/2025
            1     01/06/2025
            1     02/06/2025 <
            1     01/03/2026
            1     -
            2     02/06/2025 <
            3     02/05/2025 <
            4     02/05/2025 <
            ",
        );
    }
}
