//! An episode that was open when last year ended goes on this year in the same authority.
//!
//! Where the child's last episode of last year, by DECOM, has no end, and the first of this year has the same RNE,
//! the latter fails if its PL_LA, which is derived from the postcode of the placement, is another or none.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "452",
    "Contradiction between local authority of placement code in the last episode of the previous \
     year and in the first episode of the current year.",
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
        && before.rne == first.rne
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
            CHILD DECOM      RNE PL_LA
            1     01/05/2024 P   E08000025
            1     01/05/2025 P   E08000026
            2     01/05/2024 P   E08000026 <
            3     01/05/2024 L   E08000026
            4     01/05/2024 P   E08000026
            5     01/05/2024 P   -         <
            6     01/05/2024 P   WAL       <
            7     01/05/2024 P   WAL

            Episodes last
            CHILD DECOM      DEC        RNE PL_LA
            1     01/05/2024 -          P   E08000025
            2     01/05/2024 -          P   E08000025
            3     01/05/2024 -          P   E08000025
            4     01/05/2024 01/06/2024 P   E08000025
            5     01/05/2024 -          P   E08000025
            6     01/05/2024 -          P   -
            ",
        );
    }
}
