//! PN1 to PN7 say that the child was four or older at the review.
//!
//! A row of Reviews fails where REVIEW_CODE is one of them and the review was before the fourth birthday, by the
//! date of birth in the same row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "441",
    "Participation method indicates child was 4 years old or over at the time of the review, but \
     the date of birth and review date indicates the child was under 4 years old.",
    &["DOB", "REVIEW", "REVIEW_CODE"],
)
.reads(&[Table::Reviews])
.fix("Enter PN0; or correct the date of birth or of the review.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for review in &child.reviews {
        let is_under_four = review.dob.day().is_some_and(|dob| review.review.is_before(birthday(dob, 4)));
        let is_of_older = matches!(review.review_code, "PN1" | "PN2" | "PN3" | "PN4" | "PN5" | "PN6" | "PN7");
        if is_of_older && is_under_four {
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
            1     10/05/2021 09/05/2025 PN1         <
            1     10/05/2021 09/05/2025 PN7         <
            1     10/05/2021 10/05/2025 PN4
            1     10/05/2021 09/05/2025 PN0
            1     10/05/2021 09/05/2025 PN8
            2     -          09/05/2025 PN1
            2     10/05/2021 -          PN1
            ",
        );
    }
}
