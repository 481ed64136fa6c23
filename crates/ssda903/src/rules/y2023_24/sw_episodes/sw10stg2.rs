//! A social worker takes over within a week of the one before leaving.
//!
//! A row of SWEpisodes fails where it starts more than seven days before or after the end of the child's social
//! worker episode before it. A child's social worker episodes stand in the order of their starts, then of their
//! ends; those without a start stand last, and so does one without an end among those of the same start. Since
//! 2024-25 a first contact (FCONTA) is left out. In 2025-26 rules SW10aSTG2 and SW10bSTG2 were set beside it. The
//! message, as published, speaks of a start before the other's end only.

use super::far_from_previous;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW10STG2",
    "A new social worker episode has started before the end date of the previous social worker \
     episode.",
    &["SW_DECOM"],
)
.reads(&[Table::SwEpisodes])
.fix("Check the days of both workers; put in the episode that lacks between them.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    far_from_previous(child, flags, |row| context.closing >= 2025 && row.sw_reason == "FCONTA");
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
            SWEpisodes
            CHILD SW_DECOM   SW_DEC     SW_REASON
            1     01/05/2025 01/06/2025 OTHERS
            1     08/06/2025 01/07/2025 OTHERS
            1     09/07/2025 01/08/2025 OTHERS    <
            1     25/07/2025 01/09/2025 MANAGE
            1     24/08/2025 01/10/2025 -         <
            1     20/10/2025 -          FCONTA
            2     01/05/2025 -          OTHERS
            2     01/08/2025 -          OTHERS
            3     10/05/2025 20/05/2025 OTHERS
            3     10/05/2025 11/05/2025 OTHERS
            3     28/05/2025 -          OTHERS    <
            4     10/05/2025 20/05/2025 OTHERS
            4     -          -          OTHERS
            ",
        );
        check(
            &RULE,
            2024,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_DEC     SW_REASON
            1     01/05/2023 01/06/2023 OTHERS
            1     08/06/2023 01/07/2023 OTHERS
            1     09/07/2023 01/08/2023 OTHERS    <
            1     25/07/2023 01/09/2023 MANAGE
            1     24/08/2023 01/10/2023 -         <
            1     20/10/2023 -          FCONTA    <
            2     01/05/2023 -          OTHERS
            2     01/08/2023 -          OTHERS
            3     10/05/2023 20/05/2023 OTHERS
            3     10/05/2023 11/05/2023 OTHERS
            3     28/05/2023 -          OTHERS    <
            4     10/05/2023 20/05/2023 OTHERS
            4     -          -          OTHERS
            ",
        );
    }
}
