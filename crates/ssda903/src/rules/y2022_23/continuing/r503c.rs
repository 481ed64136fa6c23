//! An episode that was open when last year ended goes on this year with the same category of need.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its CIN is
//! another; blank against a code is another. Whether the two begin on the same day is not asked here: rule 502
//! does.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503C",
    "The category of need in the first episode does not match open episode at end of last year.",
    &["CIN"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up what the category of need was when the year began. If this year's is right, say so in \
     the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.cin != first.cin
    {
        flags.flag_beside(first, before, "CIN");
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
            CHILD DECOM      CIN
            1     01/05/2024 N1
            1     01/06/2025 N5
            2     01/05/2024 N5  <
            3     01/05/2024 N5
            4     01/05/2024 -   <
            5     01/05/2024 N1  <
            6     01/05/2024 -
            7     01/05/2023 N5  <
            8     01/05/2024 N1

            Episodes last
            CHILD DECOM      DEC        CIN
            1     01/05/2023 01/05/2024 N5
            1     01/05/2024 -          N1
            2     01/05/2024 -          N1
            3     01/05/2024 01/06/2024 N1
            4     01/05/2024 -          N1
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          N1
            ",
        );
    }
}
