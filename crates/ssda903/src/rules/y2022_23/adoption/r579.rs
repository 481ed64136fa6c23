//! A new decision is taken only when the one before has been reversed.
//!
//! The child's rows of PlacedAdoption are taken in the order of DATE_PLACED; those without a real one are left out. A
//! row fails where one before it has no DATE_PLACED_CEASED, or one that is later than the row's DATE_PLACED. On the
//! very day is right. Of two decisions of the same day the second of the file is the later.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "579",
    "A new decision that the child should be placed for adoption this year cannot start when the \
     previous decision is still open. Decisions to place the child for adoption should also not overlap. \
     The date of any new decision to place the child for adoption must not be before the date placed \
     ceased of previous decisions.",
    &["DATE_PLACED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix(
    "Look up when the earlier decision was reversed and enter the day and reason; correct days that \
     overlap.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let mut decisions: Vec<_> =
        child.placed_adoption.iter().filter(|row| row.date_placed.is_given()).collect();
    decisions.sort_by_key(|row| row.date_placed.day());
    for (index, row) in decisions.iter().enumerate() {
        for before in decisions.iter().take(index) {
            let reversed = before.date_placed_ceased.day();
            if reversed.is_none_or(|reversed| row.date_placed.is_before(reversed)) {
                flags.flag_beside(*row, *before, "DATE_PLACED_CEASED");
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
            CHILD DATE_PLACED DATE_PLACED_CEASED
            1     01/06/2025  05/06/2025
            1     04/06/2025  -              <
            2     05/06/2025  -
            2     01/06/2025  05/06/2025
            3     03/06/2025  04/06/2025
            3     04/06/2025  -
            3     07/06/2025  09/06/2025     <
            4     -           05/06/2025
            4     01/06/2025  -
            5     01/06/2025  -
            5     01/06/2025  02/06/2025     <
            6     01/06/2025  31/12/2025
            6     01/07/2025  01/08/2025     <
            6     01/09/2025  -              <
            7     01/06/2025  -
            ",
        );
    }
}
