//! The decision that an adopted child should be placed for adoption stood to the end.
//!
//! An episode that ended by adoption (REC E11, E12) fails where the child has more than one row in PlacedAdoption and
//! every one of them gives DATE_PLACED_CEASED. What stands there need not be a real date.
//!
//! An earlier decision may have been reversed, so long as one stands. A single decision that was reversed is found by
//! rule 525.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "558",
    "If a child has been adopted, then the decision to place them for adoption has not been disrupted \
     and the date of the decision that a child should no longer be placed for adoption should be left \
     blank.",
    &["DATE_PLACED_CEASED", "REC"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Leave the day and reason of the reversal blank for the decision that led to the adoption, or \
     correct the reason for which the episode ended.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let decisions = &child.placed_adoption;
    if decisions.len() < 2 || !decisions.iter().all(|row| row.date_placed_ceased.is_filled()) {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| episode.ended_by_adoption()) {
        for row in decisions {
            flags.flag_beside(episode, row, "DATE_PLACED_CEASED");
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
            CHILD REC
            1     E11   <
            1     X1
            2     E12
            3     E11
            4     E12   <
            5     E4A
            6     E11

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            1     01/05/2025
            1     01/07/2025
            2     01/05/2025
            2     -
            3     01/05/2025
            4     01/05/2025
            4     JULY
            5     01/05/2025
            5     01/07/2025
            ",
        );
    }
}
