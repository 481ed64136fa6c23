//! An episode that was open when last year ended goes on this year with the same provider of the placement.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its
//! PLACE_PROVIDER is another; blank against a code is another. Whether the two begin on the same day is not asked
//! here: rule 502 does.

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503E",
    "The placement provider in the first episode does not match open episode at end of last year.",
    &["PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up what the provider of the placement was when the year began. If this year's is right, \
     say so in the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.place_provider != first.place_provider
    {
        flags.flag_beside(first, before, "PLACE_PROVIDER");
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
            CHILD DECOM      PLACE_PROVIDER
            1     01/05/2024 PR1
            1     01/06/2025 PR4
            2     01/05/2024 PR4            <
            3     01/05/2024 PR4
            4     01/05/2024 -              <
            5     01/05/2024 PR1            <
            6     01/05/2024 -
            7     01/05/2023 PR4            <
            8     01/05/2024 PR1

            Episodes last
            CHILD DECOM      DEC        PLACE_PROVIDER
            1     01/05/2023 01/05/2024 PR4
            1     01/05/2024 -          PR1
            2     01/05/2024 -          PR1
            3     01/05/2024 01/06/2024 PR1
            4     01/05/2024 -          PR1
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          PR1
            ",
        );
    }
}
