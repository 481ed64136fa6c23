//! Two social workers do not take a case over on the same day.
//!
//! A row of SWEpisodes fails where an earlier row of the table has the same child and the same SW_DECOM; the first
//! of them passes. Blanks are not compared.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW19STG2",
    "There are 2 social worker episodes for the child starting on the same date.",
    &["SW_DEC", "SW_DECOM"],
)
.reads(&[Table::SwEpisodes])
.fix("Find out which of the two is right, and take the other out or correct its day.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (number, row) in child.sw_episodes.iter().enumerate() {
        let same = |earlier: &&SwEpisode<'_>| {
            row.sw_decom.is_given() && earlier.sw_decom.day() == row.sw_decom.day()
        };
        if let Some(first) = child.sw_episodes.iter().take(number).find(same) {
            flags.flag_beside(row, first, "SW_DECOM");
        }
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
            SWEpisodes
            CHILD SW_DECOM   SW_DEC
            1     01/05/2025 01/06/2025
            2     01/05/2025 -
            1     01/06/2025 -
            1     01/05/2025 -          <
            1     01/05/2025 01/06/2025 <
            2     -          -
            2     -          -
            ",
        );
    }
}
