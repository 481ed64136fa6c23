//! After a reversal of last year only a new decision, of a later day, is returned.
//!
//! Where last year's PlacedAdoption says that the decision was reversed (DATE_PLACED_CEASED or REASON_PLACED_CEASED
//! is given), a row of this year fails whose DATE_PLACED is missing, or is not later than last year's.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "584",
    "Date of decision that the child should be placed for adoption this year is different from that \
     recorded last year, but the decision to placed the child for adoption changed and the child should \
     no longer be placed for adoption.",
    &["DATE_PLACED"],
)
.reads(&[Table::PlacedAdoption])
.reads_last(&[Table::PlacedAdoption])
.fix("If there is a new decision, enter its day. If there is none, take the row out.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for before in &child.last.placed_adoption {
        if !before.date_placed_ceased.is_filled() && before.reason_placed_ceased.is_empty() {
            continue;
        }
        for row in &child.placed_adoption {
            let new = row
                .date_placed
                .day()
                .is_some_and(|decided| before.date_placed.day().is_none_or(|before| decided > before));
            if !new {
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
            2     27/05/2024
            3     25/05/2024   <
            4     -            <
            5     25/05/2024
            6     25/05/2024   <
            7     25/05/2024
            8     25/05/2024

            PlacedAdoption last
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            1     26/05/2024  01/01/2025         RD1
            2     26/05/2024  01/01/2025         RD1
            3     26/05/2024  01/01/2025         -
            4     26/05/2024  01/01/2025         RD1
            5     26/05/2024  -                  -
            6     26/05/2024  -                  RD1
            7     -           01/01/2025         RD1
            ",
        );
    }
}
