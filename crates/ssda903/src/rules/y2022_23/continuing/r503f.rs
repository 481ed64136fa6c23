//! An episode that was open when last year ended goes on this year with the same number with the regulator.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its URN is
//! another; blank against a code is another. Whether the two begin on the same day is not asked here: rule 502
//! does.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503F",
    "The Ofsted URN in the  first episode does not match open episode at end of last year.",
    &["URN"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up what the number with the regulator was when the year began. If this year's is right, \
     say so in the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.urn != first.urn
    {
        flags.flag_beside(first, before, "URN");
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
            CHILD DECOM      URN
            1     01/05/2024 1234567
            1     01/06/2025 SC12345
            2     01/05/2024 SC12345 <
            3     01/05/2024 SC12345
            4     01/05/2024 -       <
            5     01/05/2024 1234567 <
            6     01/05/2024 -
            7     01/05/2023 SC12345 <
            8     01/05/2024 1234567

            Episodes last
            CHILD DECOM      DEC        URN
            1     01/05/2023 01/05/2024 SC12345
            1     01/05/2024 -          1234567
            2     01/05/2024 -          1234567
            3     01/05/2024 01/06/2024 1234567
            4     01/05/2024 -          1234567
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          1234567
            ",
        );
    }
}
