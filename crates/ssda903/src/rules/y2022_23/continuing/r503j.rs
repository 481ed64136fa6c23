//! An episode that was open when last year ended goes on this year inside the authority, or outside, as before.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its
//! PL_LOCATION is another; none against one is another. It is IN or OUT, derived from the postcode of the placement
//! and the reporting authority.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503J",
    "The placement location in first episode does not match open episode at end of last year.",
    &["PL_LOCATION"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.needs(&[Need::Location])
.fix(
    "Check the postcode of the placement in both returns. If this year's is right, say so in the \
     notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.pl_location != first.pl_location
    {
        flags.flag_beside(first, before, "PL_LOCATION");
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
            CHILD DECOM      PL_LOCATION
            1     01/05/2024 IN
            1     01/06/2025 OUT
            2     01/05/2024 OUT         <
            3     01/05/2024 OUT
            4     01/05/2024 -           <
            5     01/05/2024 IN          <
            6     01/05/2024 -
            7     01/05/2023 OUT         <
            8     01/05/2024 IN

            Episodes last
            CHILD DECOM      DEC        PL_LOCATION
            1     01/05/2023 01/05/2024 OUT
            1     01/05/2024 -          IN
            2     01/05/2024 -          IN
            3     01/05/2024 01/06/2024 IN
            4     01/05/2024 -          IN
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          IN
            ",
        );
    }
}
