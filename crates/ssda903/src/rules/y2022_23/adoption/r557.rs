//! Where a child who was to be adopted leaves care otherwise, the reversal of the decision is told.
//!
//! An episode in an adoptive placement (PLACE A3 to A6) or under a placement order (LS E1) that ended with a REC
//! other than X1, E11 and E12 fails where the child has no row in PlacedAdoption; where the child has a row that
//! lacks DATE_PLACED_CEASED or REASON_PLACED_CEASED, the episode and the row both fail.
//!
//! Up to 2023-24 an episode under a freeing order (LS D1) was looked at in the same way.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "557",
    "Child for whom the decision was made that they should be placed for adoption has left care but was \
     not adopted and information on the decision that they should no longer be placed for adoption items \
     has not been completed.",
    &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED", "PLACE", "LS", "REC"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Enter the day and reason of the reversal, or correct the reason for which the episode ended if the \
     child was adopted.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        let was_to_be_adopted =
            episode.is_for_adoption() || episode.ls == "E1" || (episode.ls == "D1" && context.closing < 2025);
        let left = !matches!(episode.rec, "" | "X1") && !episode.ended_by_adoption();
        if !was_to_be_adopted || !left {
            continue;
        }
        if child.placed_adoption.is_empty() {
            flags.flag(episode);
        }
        for row in &child.placed_adoption {
            if !row.date_placed_ceased.is_filled() {
                flags.flag_both((episode, "REC"), (row, "DATE_PLACED_CEASED"));
            } else if row.reason_placed_ceased.is_empty() {
                flags.flag_both((episode, "REC"), (row, "REASON_PLACED_CEASED"));
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
            2024,
            "
            Episodes
            CHILD LS PLACE REC
            1     D1 U1    E4A   <
            2     D1 U1    X1
            3     E1 U1    E4A   <

            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     -                  -     <
            2     -                  -
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD LS PLACE REC
            1     D1 U1    E4A
            2     C2 A3    E4A   <
            3     C2 A6    E11
            4     E1 U1    E12
            5     E1 U1    E45   <
            6     E1 U1    E45
            7     E1 U1    E45   <
            8     E1 U1    X1
            8     E1 U1    -
            9     C2 U1    E4A

            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     -                  -
            5     01/06/2024         -     <
            6     01/06/2024         RD1
            7     01/06/2024         RD1
            7     -                  RD1   <
            8     -                  -
            ",
        );
    }
}
