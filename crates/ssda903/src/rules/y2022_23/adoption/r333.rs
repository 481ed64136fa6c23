//! The decision that a child should be placed for adoption came by the day of the match.
//!
//! A row of AD1 fails where DATE_MATCH is given and DATE_INT is missing or later. On the very day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "333",
    "Date should be placed for adoption must be on or prior to the date of matching child with \
     adopter(s).",
    &["DATE_INT"],
)
.reads(&[Table::Ad1])
.fix("Look up the day of the decision and of the match in the adoption record: the decision comes first.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        let Some(matched) = row.date_match.day() else { continue };
        if row.date_int.is_missing() || row.date_int.is_after(matched) {
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
            AD1
            CHILD DATE_INT   DATE_MATCH
            1     01/06/2025 01/06/2025
            2     02/06/2025 01/06/2025   <
            3     -          01/06/2025   <
            4     31/06/2025 01/07/2025   <
            5     01/06/2025 -
            6     01/05/2025 01/06/2025
            ",
        );
    }
}
