//! The day on which it was decided that a child should no longer be placed for adoption is a real date.
//!
//! A row of PlacedAdoption fails where DATE_PLACED_CEASED holds something that is not a day of the calendar, written
//! DD/MM/YYYY. A blank is right as long as the decision stands.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "116",
    "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not \
     a valid date.",
    &["DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix(
    "Look up the day on which the decision was reversed and enter it as DD/MM/YYYY; leave it blank if \
     the decision stands.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        if row.date_placed_ceased.is_unreal() {
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
            CHILD DATE_PLACED_CEASED
            1     22/11/2025
            2     30/02/2026  <
            3     NA          <
            4     -
            ",
        );
    }
}
