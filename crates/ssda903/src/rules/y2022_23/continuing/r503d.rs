//! An episode that was open when last year ended goes on this year in the same type of placement.
//!
//! Where the child's last episode of last year, by DECOM, has no end, the first of this year fails if its PLACE is
//! another; blank against a code is another. Left out is what only changed its code: H5 that became K3 in the
//! collections of 2024 and 2025, and Z1 that became one of Z11 to Z14 in that of 2026 (each by the year in which it
//! closes).

use super::carried_on;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "503D",
    "The placement type in the first episode does not match open episode at end of last year",
    &["PLACE"],
)
.reads(&[Table::Episodes])
.reads_last(&[Table::Episodes])
.fix(
    "Look up where the child lived when the year began. If this year's placement is right, say so \
     in the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if let Some((before, first)) = carried_on(child)
        && before.place != first.place
        && !has_new_code(before.place, first.place, context.closing)
    {
        flags.flag_beside(first, before, "PLACE");
    }
}

fn has_new_code(before: &str, now: &str, closing: u16) -> bool {
    match closing {
        2024 | 2025 => before == "H5" && now == "K3",
        2026 => before == "Z1" && matches!(now, "Z11" | "Z12" | "Z13" | "Z14"),
        _ => false,
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
            CHILD DECOM      PLACE
            1     01/05/2024 U4
            1     01/06/2025 K2
            2     01/05/2024 K2    <
            3     01/05/2024 K2
            4     01/05/2024 -     <
            5     01/05/2024 U4    <
            6     01/05/2024 -
            7     01/05/2023 K2    <
            8     01/05/2024 U4

            Episodes last
            CHILD DECOM      DEC        PLACE
            1     01/05/2023 01/05/2024 K2
            1     01/05/2024 -          U4
            2     01/05/2024 -          U4
            3     01/05/2024 01/06/2024 U4
            4     01/05/2024 -          U4
            5     01/05/2024 -          -
            6     01/05/2024 -          -
            7     01/05/2024 -          U4
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD DECOM      PLACE
            1     01/05/2024 Z11
            2     01/05/2024 Z14
            3     01/05/2024 Z11   <
            4     01/05/2024 K3    <
            5     01/05/2024 Z1    <

            Episodes last
            CHILD DECOM      PLACE
            1     01/05/2024 Z1
            2     01/05/2024 Z1
            3     01/05/2024 H5
            4     01/05/2024 H5
            5     01/05/2024 Z11
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD DECOM      PLACE
            1     01/05/2023 K3
            2     01/05/2023 K2    <
            3     01/05/2023 Z11   <

            Episodes last
            CHILD DECOM      PLACE
            1     01/05/2023 H5
            2     01/05/2023 H5
            3     01/05/2023 Z1
            ",
        );
        check(
            &RULE,
            2027,
            "
            Episodes
            CHILD DECOM      PLACE
            1     01/05/2023 K3    <
            2     01/05/2023 Z11   <

            Episodes last
            CHILD DECOM      PLACE
            1     01/05/2023 H5
            2     01/05/2023 Z1
            ",
        );
        check(
            &RULE,
            2023,
            "
            Episodes
            CHILD DECOM      PLACE
            1     01/05/2021 K3    <

            Episodes last
            CHILD DECOM      PLACE
            1     01/05/2021 H5
            ",
        );
    }
}
