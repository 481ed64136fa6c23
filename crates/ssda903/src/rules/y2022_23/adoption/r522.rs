//! A decision that a child should be placed for adoption is not reversed before it was taken.
//!
//! A row of PlacedAdoption fails where DATE_PLACED_CEASED is before DATE_PLACED. On the very day is right, and where
//! either is missing nothing is compared.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "522",
    "Date of decision that the child should be placed for adoption must be on or before the date that a \
     child should no longer be placed for adoption.",
    &["DATE_PLACED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix("Look up both days in the adoption record: the decision comes before its reversal.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        if row.date_placed.day().is_some_and(|placed| row.date_placed_ceased.is_before(placed)) {
            flags.flag(row);
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
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            1     26/05/2025  26/05/2025
            2     26/05/2025  01/06/2025
            3     -           26/05/2025
            4     26/05/2025  25/05/2025   <
            5     26/05/2025  -
            6     26/05/2025  25/05/205
            ",
        );
    }
}
