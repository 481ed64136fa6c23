//! No child protection plan starts before the referral.
//!
//! A plan fails, together with its episode, where it started before the day of the referral.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1105",
    "The child protection plan start date cannot be before the referral date",
    &["CPPstartDate", "CINreferralDate"],
)
.fix(
    "Check the start of the plan and the day of the referral; the plan may belong to an earlier \
     episode.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, plan) in child.protection_plans() {
        if plan.start.earlier_than(&episode.referral) {
            flags.flag_both((plan, "CPPstartDate"), (episode, "CINreferralDate"));
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

            ChildProtectionPlans
            LAchildID CINdetailsID CPPstartDate
            1         a            2025-05-25  <
            1         a            2025-05-26
            1         b            -
            ",
        );
    }
}
