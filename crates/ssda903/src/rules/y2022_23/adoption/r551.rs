//! A child placed for adoption has a day on which that was decided.
//!
//! An episode in an adoptive placement (PLACE A3 to A6) fails where no row of PlacedAdoption of the child gives
//! DATE_PLACED. What stands there need not be a real date: rule 115 looks at that.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "551",
    "Child has been placed for adoption but there is no date of the decision that the child should be \
     placed for adoption.",
    &["DATE_PLACED", "PLACE"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Enter the day of the decision in the placed-for-adoption table, or correct the code of the \
     placement.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.placed_adoption.iter().any(|row| row.date_placed.is_filled()) {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| episode.is_for_adoption()) {
        flags.flag(episode);
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
            CHILD PLACE
            1     U1
            2     A3     <
            2     A5     <
            2     U4
            3     A4     <
            4     A6
            5     A3
            6     A5

            PlacedAdoption
            CHILD DATE_PLACED
            1     -
            2     -
            4     01/05/2025
            5     SPRING
            6     -
            6     01/05/2025
            ",
        );
    }
}
