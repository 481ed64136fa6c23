//! The latest decision that a child should be placed for adoption came by the day on which they were first so placed.
//!
//! The child's first episode in an adoptive placement (PLACE A3 to A6), by DECOM, and their row of PlacedAdoption
//! with the latest DATE_PLACED both fail where the episode began before that day. On the very day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "552",
    "Date of Decision to place a child for adoption should be on or prior to the date that the child was \
     placed for adoption.",
    &["DATE_PLACED", "DECOM"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Check the day of the decision, and the day on which the adoptive placement began, with the adoption \
     record.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let first = child.episodes.iter().find(|episode| episode.is_for_adoption() && episode.decom.is_given());
    let latest = child
        .placed_adoption
        .iter()
        .filter(|row| row.date_placed.is_given())
        .max_by_key(|row| row.date_placed.day());
    let (Some(episode), Some(row)) = (first, latest) else { return };
    if row.date_placed.day().is_some_and(|decided| episode.decom.is_before(decided)) {
        flags.flag_both((row, "DATE_PLACED"), (episode, "DECOM"));
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
            1     08/06/2025 A3
            2     07/06/2025 A3     <
            2     09/06/2025 A3
            3     01/06/2025 U1
            3     08/06/2025 A5
            4     01/06/2025 A4     <
            5     -          A4
            6     01/06/2025 A4
            7     01/06/2025 U6

            PlacedAdoption
            CHILD DATE_PLACED
            1     08/06/2025
            2     08/06/2025         <
            3     08/06/2025
            4     01/05/2025
            4     02/06/2025         <
            5     08/06/2025
            6     UNKNOWN
            7     08/06/2025
            ",
        );
    }
}
