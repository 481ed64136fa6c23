//! A review has the day on which it was held.
//!
//! A row of Reviews fails where REVIEW is blank or is not a day of the calendar.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("166", "Date of review is invalid or blank.", &["REVIEW"])
    .reads(&[Table::Reviews])
    .fix("Enter the day of the review, as in the reviewing officer's record.")
    .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for review in &child.reviews {
        if review.review.is_missing() {
            flags.flag(review);
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
            Reviews
            CHILD REVIEW
            1     01/06/2025
            1     -          <
            2     31/06/2025 <
            2     01/06/2015
            ",
        );
    }
}
