//! Every review has its date.
//!
//! A review fails that has no date.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8842Q",
    "Please check and either amend or provide a reason: Review Record has a missing date",
    &["CPPreviewDate"],
)
.query()
.fix("Give the day the review was held, or take the empty record out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans() {
        for review in plan.reviews.iter().filter(|review| review.date.is_missing()) {
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
            LAchildID CPPreviewDate
            1         2025-05-26
            2         -           <
            3         2025-02-30  <
            ",
        );
    }
}
