//! PN0 says that the child was under four at the review.
//!
//! A row of Reviews fails where REVIEW_CODE is PN0 and the review was after the fourth birthday, by the date of
//! birth in the same row. On the birthday both PN0 and the codes for older children pass.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "440",
    "Participation method indicates child was under 4 years old at the time of the review, but date \
     of birth and review date indicates the child was 4 years old or over.",
    &["DOB", "REVIEW", "REVIEW_CODE"],
)
.reads(&[Table::Reviews])
.fix("Enter how the child took part, PN1 to PN7; or correct the date of birth or of the review.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for review in &child.reviews {
        let is_four = review.dob.day().is_some_and(|dob| review.review.is_after(birthday(dob, 4)));
        if review.review_code == "PN0" && is_four {
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
            CHILD DOB        REVIEW     REVIEW_CODE
            1     10/05/2021 09/05/2025 PN0
            1     10/05/2021 10/05/2025 PN0
            1     10/05/2021 11/05/2025 PN0         <
            1     10/05/2021 11/05/2025 PN1
            1     10/05/2021 11/05/2025 -
            2     -          11/05/2025 PN0
            2     10/05/2021 -          PN0
            ",
        );
    }
}
