//! An episode that was open when last year ended is the first of this year.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if it does not
//! begin on the same day. A child without an episode this year has nothing to compare.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "502",
    "Last year's record ended with an open episode. The date on which that episode started does not \
     match the start date of the first episode on this year’s record.",
    &["DECOM"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Export the episode of last year again, with the day it began; if last year's day was wrong, \
     say so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.decom.day() != first.decom.day()
    {
        flags.flag_beside(first, before, "DECOM");
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
            1     01/06/2025
            1     01/05/2024
            2     01/06/2025
            2     02/05/2024 <
            3     01/06/2025
            4     01/02/2025
            5     01/02/2025 <
            6     01/06/2025

            Episodes last
            CHILD DECOM      DEC
            1     01/05/2024 -
            2     01/05/2024 -
            3     01/05/2024 01/06/2024
            4     01/02/2025 -
            4     01/05/2024 01/02/2025
            5     01/02/2025 01/03/2025
            5     01/03/2025 -
            7     01/05/2024 -
            ",
        );
    }
}
