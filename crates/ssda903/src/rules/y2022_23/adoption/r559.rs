//! A decision of an earlier year stood in last year's return.
//!
//! A row of PlacedAdoption fails where DATE_PLACED is before 1 April of the year and last year's return gives no
//! DATE_PLACED for the child.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "559",
    "Date of decision that a child should be placed for adoption was not in the current year but the \
     date of the decision that the child should be placed for adoption was not completed in a previous \
     return.",
    &["DATE_PLACED"],
)
.reads(&[Table::PlacedAdoption])
.reads_last(&[Table::PlacedAdoption])
.fix(
    "Check the year of the decision with the adoption record. If it is right, it was missed last year: \
     say so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if child.last.placed_adoption.iter().any(|row| row.date_placed.is_given()) {
        return;
    }
    for row in &child.placed_adoption {
        if row.date_placed.is_before(context.start) {
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
            CHILD DATE_PLACED
            1     31/03/2025   <
            2     01/04/2025
            3     31/03/2025
            4     31/03/2025   <
            5     31/03/2025
            6     31/03/2025   <
            7     -

            PlacedAdoption last
            CHILD DATE_PLACED
            1     -
            3     31/03/2025
            5     01/01/2025
            6     UNKNOWN
            ",
        );
    }
}
