//! A reversed decision has the day on which it was taken.
//!
//! A row of PlacedAdoption fails where REASON_PLACED_CEASED and DATE_PLACED_CEASED are both given and DATE_PLACED is
//! blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "563",
    "The child should no longer be placed for adoption but the date of the decision that the child \
     should be placed for adoption is blank",
    &["DATE_PLACED", "REASON_PLACED_CEASED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix("Look up the day of the decision in the adoption record and enter it.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        let reversed = !row.reason_placed_ceased.is_empty() && row.date_placed_ceased.is_filled();
        if reversed && !row.date_placed.is_filled() {
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
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     26/05/2025  01/06/2025         RD1
            2     -           01/06/2025         RD1    <
            3     -           -                  RD1
            4     -           01/06/2025         -
            5     -           -                  -
            6     26/05/2025  01/06/2025         RD1
            6     -           01/07/2025         RD2    <
            ",
        );
    }
}
