//! An episode that was open when last year ended goes on this year with the same reason for its beginning.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its RNE is
//! another; blank against a code is another. Whether the two begin on the same day is not asked here: rule 502
//! does.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503A",
    "The reason for new episode in the first episode does not match open episode at end of last year.",
    &["RNE"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up what the reason for its beginning was when the year began. If this year's is right, \
     say so in the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.rne != first.rne
    {
        flags.flag_beside(first, before, "RNE");
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
            CHILD DECOM      RNE
            1     01/05/2024 P
            1     01/06/2025 B
            2     01/05/2024 B   <
            3     01/05/2024 B
            4     01/05/2024 -   <
            5     01/05/2024 P   <
            6     01/05/2024 -
            7     01/05/2023 B   <
            8     01/05/2024 P

            Episodes last
            CHILD DECOM      DEC        RNE
            1     01/05/2023 01/05/2024 B
            1     01/05/2024 -          P
            2     01/05/2024 -          P
            3     01/05/2024 01/06/2024 P
            4     01/05/2024 -          P
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          P
            ",
        );
    }
}
