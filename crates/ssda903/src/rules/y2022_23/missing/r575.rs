//! When the placement that a child went missing from ends, so does the time missing.
//!
//! A row of Missing fails where it has no end and starts in an episode that has ended: on the day the episode began
//! or later, and before the day it ended. A child who goes missing on the day of a move is missing from the new
//! placement.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "575",
    "If the placement from which the child goes missing/away from placement without authorisation \
     ends, the missing/away from placement without authorisation period in the missing module must \
     also have an end date.",
    &["MIS_END"],
)
.reads(&[Table::Episodes, Table::Missing])
.fix(
    "Enter the day the child came back, or the day the placement ended; a child still missing then \
     is missing from the next placement in a row of its own.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in child.missing.iter().filter(|row| row.mis_end.is_missing()) {
        let Some(started) = row.mis_start.day() else { continue };
        for episode in &child.episodes {
            let from_here = episode.decom.day().is_some_and(|began| began <= started);
            if from_here && episode.dec.is_after(started) {
                flags.flag_beside(row, episode, "DEC");
            }
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
            Episodes
            CHILD DECOM      DEC
            1     01/06/2025 10/06/2025
            1     10/06/2025 -
            2     01/06/2025 10/06/2025

            Missing
            CHILD MIS_START  MIS_END
            1     31/05/2025 -
            1     01/06/2025 -          <
            1     09/06/2025 -          <
            1     09/06/2025 09/06/2025
            1     10/06/2025 -
            1     11/06/2025 -
            1     -          -
            2     05/06/2025 31/06/2025 <
            2     11/06/2025 -
            3     05/06/2025 -
            ",
        );
    }
}
