//! The day on which it was decided that a child should be placed for adoption is a real date.
//!
//! A row of PlacedAdoption fails where DATE_PLACED holds something that is not a day of the calendar, written
//! DD/MM/YYYY. A blank is not found here: rules 551 and 563 ask for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "115",
    "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid \
     date.",
    &["DATE_PLACED"],
)
.reads(&[Table::PlacedAdoption])
.fix("Look up the day of the decision in the adoption record and enter it as DD/MM/YYYY.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        if row.date_placed.is_unreal() {
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
            1     22/11/2025
            1     22/13/2025  <
            2     31/11/2025  <
            3     5/1/2025    <
            4     -
            ",
        );
    }
}
