//! The decision that a child should be placed for adoption came by the day of the freeing order.
//!
//! The child's first episode under a freeing order (LS D1), by DECOM, fails where DATE_PLACED in a row of
//! PlacedAdoption is after that DECOM. On the very day is right.
//!
//! Rule 554 asks the same for a placement order. Removed with the code after 2023-24.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "556",
    "Date of decision that the child should be placed for adoption should be on or prior to the date \
     that the freeing order was granted.",
    &["DATE_PLACED", "DECOM"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix("Check the day of the decision, and the day of the freeing order, with the court papers.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let first = child.episodes.iter().find(|episode| episode.ls == "D1" && episode.decom.is_given());
    let Some(episode) = first else { return };
    for row in &child.placed_adoption {
        if episode.decom.day().is_some_and(|decom| row.date_placed.is_after(decom)) {
            flags.flag_beside(episode, row, "DATE_PLACED");
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
            2023,
            "
            Episodes
            CHILD DECOM      LS
            1     01/06/2022 D1
            2     01/07/2022 D1
            2     01/06/2022 D1   <
            3     01/06/2022 E1
            4     01/06/2022 D1

            PlacedAdoption
            CHILD DATE_PLACED
            1     01/06/2022
            2     02/06/2022
            3     02/06/2022
            4     -
            ",
        );
    }
}
