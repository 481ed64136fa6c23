//! An episode that was open when last year ended goes on this year in the same authority.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its PL_LA,
//! which is derived from the postcode of the placement, is another; none against one is another. Rule 452 asks the
//! same of those with the same RNE.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503H",
    "The placement LA in first episode does not match open episode at end of last year.",
    &["PL_LA"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix(
    "Check the postcode of the placement in both returns. If this year's is right, say so in the \
     notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.pl_la != first.pl_la
    {
        flags.flag_beside(first, before, "PL_LA");
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
            CHILD DECOM      PL_LA
            1     01/05/2024 E08000025
            1     01/06/2025 WAL
            2     01/05/2024 WAL       <
            3     01/05/2024 WAL
            4     01/05/2024 -         <
            5     01/05/2024 E08000025 <
            6     01/05/2024 -
            7     01/05/2023 WAL       <
            8     01/05/2024 E08000025

            Episodes last
            CHILD DECOM      DEC        PL_LA
            1     01/05/2023 01/05/2024 WAL
            1     01/05/2024 -          E08000025
            2     01/05/2024 -          E08000025
            3     01/05/2024 01/06/2024 E08000025
            4     01/05/2024 -          E08000025
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          E08000025
            ",
        );
    }
}
