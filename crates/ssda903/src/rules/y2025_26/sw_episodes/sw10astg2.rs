//! A social worker takes over within a week of the one before leaving, unless it is a first contact.
//!
//! A row of SWEpisodes fails where SW_REASON is not FCONTA and it starts more than seven days before or after the
//! end of the child's social worker episode before it. A child's social worker episodes stand in the order of their
//! starts, then of their ends; those without a start stand last, and so does one without an end among those of the
//! same start.

use crate::rules::y2023_24::sw_episodes::far_from_previous;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW10aSTG2",
    "A new social worker episode has started and it is not within +/- 7 days of a previous episode.",
    &["SW_DECOM"],
)
.reads(&[Table::SwEpisodes])
.fix("Check the days of both workers; put in the episode that lacks between them.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    far_from_previous(child, flags, |row| row.sw_reason == "FCONTA");
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
    }
}
