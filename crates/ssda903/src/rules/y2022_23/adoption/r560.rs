//! A decision that stands keeps its day from one return to the next.
//!
//! Where last year's PlacedAdoption gives a DATE_PLACED and no DATE_PLACED_CEASED, this year's rows of the child all
//! fail if none of them has that DATE_PLACED. A blank is not the same day. A child without a row this year is not
//! found here.
//!
//! A second decision of this year is right where the row of the first is still there.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "560",
    "Date of decision that the child should be placed for adoption this year is different from that \
     recorded last year but the decision to place the child for adoption did not change.",
    &["DATE_PLACED", "DATE_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.reads_last(&[Table::PlacedAdoption])
.fix(
    "Look up the day of the decision in the adoption record. If last year's was reversed, return it once \
     more with its reversal.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for before in &child.last.placed_adoption {
        let Some(decided) = before.date_placed.day() else { continue };
        let repeated = child.placed_adoption.iter().any(|row| row.date_placed.day() == Some(decided));
        if repeated || before.date_placed_ceased.is_filled() {
            continue;
        }
        for row in &child.placed_adoption {
            flags.flag_beside(row, before, "DATE_PLACED");
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
            1     26/05/2024  -
            2     27/05/2024  -            <
            3     -           -            <
            4     27/05/2024  -
            5     27/05/2024  -
            6     26/05/2024  01/05/2025
            6     01/06/2025  -
            7     01/06/2025  -
            8     UNKNOWN     -

            PlacedAdoption last
            CHILD DATE_PLACED DATE_PLACED_CEASED
            1     26/05/2024  -
            2     26/05/2024  -
            3     26/05/2024  -
            4     26/05/2024  01/06/2024
            5     -           -
            6     26/05/2024  -
            8     UNKNOWN     -
            9     26/05/2024  -
            ",
        );
    }
}
