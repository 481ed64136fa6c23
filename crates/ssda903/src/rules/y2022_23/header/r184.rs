//! The decision that a child should be placed for adoption is not made before the child is born.
//!
//! A row of PlacedAdoption fails where DATE_PLACED is before the date of birth in the Header. On the day itself it
//! passes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "184",
    "Date of decision that a child should be placed for adoption is before the child was born.",
    &["DATE_PLACED", "DOB"],
)
.reads(&[Table::Header, Table::PlacedAdoption])
.fix("Check the date of the decision and the date of birth, and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        for header in &child.headers {
            if header.dob.day().is_some_and(|born| row.date_placed.is_before(born)) {
                flags.flag_beside(row, header, "DOB");
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
            Header
            CHILD DOB
            1     10/05/2025
            2     10/05/2025
            3     10/05/2025
            4     -

            PlacedAdoption
            CHILD DATE_PLACED DOB
            1     09/05/2025  01/01/2020 <
            1     10/05/2025  10/05/2025
            2     11/05/2025  10/05/2025
            3     -           10/05/2025
            4     09/05/2020  10/05/2025
            5     09/05/2025  10/05/2025
            ",
        );
    }
}
