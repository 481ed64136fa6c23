//! A decision that last year's return says was reversed is not returned again.
//!
//! A row of PlacedAdoption fails where last year's return has the same DATE_PLACED for the child, with
//! DATE_PLACED_CEASED or REASON_PLACED_CEASED given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "561",
    "Date of the decision that the child should be placed for adoption this year is the same as that \
     recorded last year but records show that the decision changed, and the child should no longer be \
     placed for adoption last year.",
    &["DATE_PLACED"],
)
.reads(&[Table::PlacedAdoption])
.reads_last(&[Table::PlacedAdoption])
.fix(
    "If there is a new decision, enter its day. If last year's reversal was a mistake, say so in the \
     return's notes; else take the row out.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in child.placed_adoption.iter().filter(|row| row.date_placed.is_given()) {
        for before in &child.last.placed_adoption {
            let reversed = before.date_placed_ceased.is_filled() || !before.reason_placed_ceased.is_empty();
            if reversed && before.date_placed.day() == row.date_placed.day() {
                flags.flag_beside(row, before, "DATE_PLACED");
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
            PlacedAdoption
            CHILD DATE_PLACED
            1     26/05/2024   <
            2     26/05/2024   <
            3     26/05/2024
            4     27/05/2024
            5     -
            6     26/05/2024   <
            6     26/05/2025
            7     26/05/2024

            PlacedAdoption last
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     26/05/2024  01/01/2025         RD1
            2     26/05/2024  -                  RD1
            3     26/05/2024  -                  -
            4     26/05/2024  01/01/2025         RD1
            5     -           01/01/2025         RD1
            6     26/05/2023  01/01/2024         RD1
            6     26/05/2024  01/01/2025         -
            ",
        );
    }
}
