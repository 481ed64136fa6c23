//! A child under a freeing order has a decision that they should be placed for adoption, and it stands.
//!
//! An episode under a freeing order (LS D1) fails where no row of PlacedAdoption of the child gives DATE_PLACED.
//! Where such an episode has not ended, every row of PlacedAdoption of the child fails that gives DATE_PLACED_CEASED
//! or REASON_PLACED_CEASED.
//!
//! Rule 553 asks the same for a placement order. Removed with the code after 2023-24.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "555",
    "Freeing order has been granted but there is no date of decision that the child should be placed for \
     adoption.",
    &["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Enter the day of the decision. If the decision was reversed, look up when the freeing order ended \
     and correct the legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    super::r553::order_without_decision(child, "D1", flags);
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
            CHILD LS DEC
            1     D1 01/06/2023
            2     D1 -            <
            3     D1 01/06/2023   <
            4     D1 -
            5     E1 -

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     01/05/2023  01/06/2023         RD1
            4     01/05/2023  -                  RD2   <
            5     01/05/2023  01/06/2023         RD1
            ",
        );
    }
}
