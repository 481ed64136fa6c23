//! A child for whom the decision was reversed was not adopted in the year.
//!
//! A row of PlacedAdoption and a row of AD1 of the same child both fail where DATE_PLACED_CEASED is given and any of
//! the six answers of AD1 is. What stands there need not be a real date.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "525",
    "A child for whom the decision to be placed for adoption has been reversed cannot be adopted during \
     the year.",
    &["DATE_PLACED_CEASED", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
)
.reads(&[Table::PlacedAdoption, Table::Ad1])
.fix(
    "If the child was adopted, leave the day and reason of the reversal blank; if not, take the child \
     out of AD1.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for placed in child.placed_adoption.iter().filter(|row| row.date_placed_ceased.is_filled()) {
        for row in child.ad1.iter().filter(|row| row.is_answered()) {
            let column = row.first_given().unwrap_or("CHILD");
            flags.flag_both((placed, "DATE_PLACED_CEASED"), (row, column));
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
            1     26/05/2025  26/06/2025           <
            2     26/05/2025  26/06/2025
            3     26/05/2025  -
            4     26/05/2024  26/06/2024           <
            4     26/05/2025  -
            5     26/05/2025  26/06/2025

            AD1
            CHILD DATE_INT   LS_ADOPTR
            1     -          L0         <
            2     -          -
            3     26/05/2025 L0
            4     26/05/2025 L2         <
            6     26/05/2025 L2
            ",
        );
    }
}
