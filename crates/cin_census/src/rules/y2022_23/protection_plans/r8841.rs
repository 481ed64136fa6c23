//! A child protection plan is reviewed after its start.
//!
//! A review fails, together with its plan, that was held on the day the plan started or before.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8841",
    "The review date cannot be on the same day or before the Child protection Plan start date.",
    &["CPPstartDate", "CPPreviewDate"],
)
.fix("Check the date of the review and the start of the plan; the initial conference is not a review.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans() {
        for review in &plan.reviews {
            if review.date.is_given() && plan.start.is_given() && !review.date.later_than(&plan.start) {
                flags.flag_both((plan, "CPPstartDate"), (review, "CPPreviewDate"));
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
            ChildProtectionPlans
            LAchildID CPPID CPPstartDate
            1         a     2025-05-26    <
            1         b     2025-05-26
            2         a     -

            Reviews
            LAchildID CPPID CPPreviewDate
            1         a     2025-05-26     <
            1         a     2025-05-25     <
            1         a     2025-05-27
            1         a     -
            1         b     2025-05-27
            2         a     2025-05-27
            ",
        );
    }
}
