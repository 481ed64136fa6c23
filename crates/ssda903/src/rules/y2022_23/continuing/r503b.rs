//! An episode that was open when last year ended goes on this year with the same legal status.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its LS is
//! another; blank against a code is another. Whether the two begin on the same day is not asked here: rule 502
//! does.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503B",
    "The legal status in the first episode does not match open episode at end of last year.",
    &["LS"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up what the legal status was when the year began. If this year's is right, say so in the \
     return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.ls != first.ls
    {
        flags.flag_beside(first, before, "LS");
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
            CHILD DECOM      LS
            1     01/05/2024 C2
            1     01/06/2025 E1
            2     01/05/2024 E1 <
            3     01/05/2024 E1
            4     01/05/2024 -  <
            5     01/05/2024 C2 <
            6     01/05/2024 -
            7     01/05/2023 E1 <
            8     01/05/2024 C2

            Episodes last
            CHILD DECOM      DEC        LS
            1     01/05/2023 01/05/2024 E1
            1     01/05/2024 -          C2
            2     01/05/2024 -          C2
            3     01/05/2024 01/06/2024 C2
            4     01/05/2024 -          C2
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          C2
            ",
        );
    }
}
