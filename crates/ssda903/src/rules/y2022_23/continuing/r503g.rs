//! An episode that was open when last year ended goes on this year as far from home.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its
//! PL_DISTANCE, which is derived from the two postcodes, is 0.2 miles or more from last year's, or if last year had
//! none and this year has one. Rule 453 asks the same of those with the same RNE.

use super::{carried_on, is_another_distance};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503G",
    "The distance in first episode does not match open episode at end of last year.",
    &["PL_DISTANCE"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix(
    "Check the postcodes of home and placement in both returns. If this year's are right, say so in \
     the notes; else correct them.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && is_another_distance(before, first)
    {
        flags.flag_beside(first, before, "PL_DISTANCE");
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
            CHILD DECOM      RNE PL_DISTANCE
            1     01/05/2024 P   10.1
            2     01/05/2024 P   10.2        <
            3     01/05/2024 P   9.8         <
            4     01/05/2024 P   10.0        <
            5     01/05/2024 P   -
            6     01/05/2024 L   20.0        <
            7     01/05/2024 P   20.0
            8     01/05/2024 P   -
            9     01/05/2024 P   20.0

            Episodes last
            CHILD DECOM      DEC        RNE PL_DISTANCE
            1     01/05/2024 -          P   10.0
            2     01/05/2024 -          P   10.0
            3     01/05/2024 -          P   10.0
            4     01/05/2024 -          P   -
            5     01/05/2024 -          P   10.0
            6     01/05/2024 -          P   10.0
            7     01/05/2024 01/06/2024 P   10.0
            8     01/05/2024 -          P   -
            ",
        );
    }
}
