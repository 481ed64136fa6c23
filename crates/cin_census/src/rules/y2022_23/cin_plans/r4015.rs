//! No child in need plan starts before the referral.
//!
//! A plan fails, together with its episode, where it started before the day of the referral.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4015",
    "The CIN Plan start date cannot be before the referral date",
    &["CINPlanStartDate", "CINreferralDate"],
)
.fix(
    "Check the start of the plan and the day of the referral; the plan may belong to an earlier \
     episode.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, plan) in child.plans() {
        if plan.start.earlier_than(&episode.referral) {
            flags.flag_both((plan, "CINPlanStartDate"), (episode, "CINreferralDate"));
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
            CINdetails
            LAchildID CINdetailsID CINreferralDate
            1         a            2025-05-26       <
            1         b            2025-08-01
            2         a            -

            CINplanDates
            LAchildID CINdetailsID CINPlanStartDate
            1         a            2025-05-25        <
            1         a            2025-05-26
            1         b            -
            2         a            2025-05-25
            ",
        );
    }
}
