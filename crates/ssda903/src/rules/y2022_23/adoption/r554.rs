//! The decision that a child should be placed for adoption came by the day of the placement order.
//!
//! The child's first episode under a placement order (LS E1), by DECOM, and a row of PlacedAdoption both fail where
//! DATE_PLACED is after that DECOM. On the very day is right.
//!
//! A first episode under the order that lies in an earlier return is not seen, as the message warns.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "554",
    "Date of decision that the child should be placed for adoption should be on or prior to the date \
     that the placement order was granted. [NOTE: This rule may result in false positives or false \
     negatives if relevant episodes are in previous years; please check carefully!]",
    &["DATE_PLACED", "DECOM", "LS"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix("Check the day of the decision, and the day of the placement order, with the court papers.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let first = child.episodes.iter().find(|episode| episode.ls == "E1" && episode.decom.is_given());
    let Some(episode) = first else { return };
    for row in &child.placed_adoption {
        if episode.decom.day().is_some_and(|decom| row.date_placed.is_after(decom)) {
            flags.flag_both((row, "DATE_PLACED"), (episode, "DECOM"));
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
            CHILD DECOM      LS
            1     01/06/2025 E1
            2     01/07/2025 E1
            2     01/06/2025 E1   <
            2     01/05/2025 C2
            3     01/05/2025 C2
            3     01/07/2025 E1
            4     01/06/2025 C1
            5     01/06/2025 E1
            6     01/06/2025 E1   <

            PlacedAdoption
            CHILD DATE_PLACED
            1     01/06/2025
            2     02/06/2025   <
            3     02/06/2025
            4     02/06/2025
            5     -
            6     02/06/2025   <
            6     01/05/2025
            ",
        );
    }
}
