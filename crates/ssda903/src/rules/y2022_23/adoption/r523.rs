//! A return gives one day for the decision that a child should be placed for adoption.
//!
//! A row of PlacedAdoption and a row of AD1 of the same child both fail where DATE_PLACED and DATE_INT are both given
//! and are not the same day.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "523",
    "Date of decision that the child should be placed for adoption should be the same date as the \
     decision that adoption is in the best interest (date should be placed).",
    &["DATE_PLACED", "DATE_INT"],
)
.reads(&[Table::PlacedAdoption, Table::Ad1])
.fix("Look up the day of the decision in the adoption record and enter the same day in both tables.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for placed in &child.placed_adoption {
        for row in &child.ad1 {
            let (Some(decided), Some(interest)) = (placed.date_placed.day(), row.date_int.day()) else {
                continue;
            };
            if decided != interest {
                flags.flag_both((placed, "DATE_PLACED"), (row, "DATE_INT"));
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
            1     26/05/2025
            2     26/05/2025    <
            3     -
            4     26/05/2025
            5     26/05/2025
            6     UNKNOWN

            AD1
            CHILD DATE_INT
            1     26/05/2025
            2     27/05/2025    <
            3     27/05/2025
            4     -
            6     27/05/2025
            7     27/05/2025
            ",
        );
    }
}
