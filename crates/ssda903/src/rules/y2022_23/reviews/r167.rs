//! Of every review it is said how the child took part.
//!
//! A row of Reviews fails where there is a day of review, and REVIEW_CODE is blank or not PN0 to PN7; or where
//! there is a code without a day.

use records::codes::Participation;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("167", "Data entry for participation is invalid or blank.", &["REVIEW_CODE"])
        .reads(&[Table::Reviews])
        .fix("Enter how the child took part in the review: PN0 to PN7.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for review in &child.reviews {
        let is_valid = is_code::<Participation>(review.review_code, context.closing);
        let fails = if review.review.is_given() { !is_valid } else { !review.review_code.is_empty() };
        if fails {
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
            CHILD REVIEW     REVIEW_CODE
            1     01/06/2025 PN0
            1     01/07/2025 pn7
            1     01/08/2025 -           <
            1     01/09/2025 PN8         <
            1     -          PN1         <
            1     -          PN8         <
            1     -          -
            2     01/06/2025 PN          <
            ",
        );
    }
}
