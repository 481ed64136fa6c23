//! After a referral with no further action there is no child in need plan.
//!
//! A child in need plan fails, together with its episode, where the episode's ReferralNFA is yes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("4000", "CIN Plan details provided for a referral with no further action", &["ReferralNFA"])
        .fix("Correct the flag if the case went on; otherwise the plan belongs to another referral.")
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, plan) in child.plans().filter(|(episode, _)| episode.is_nfa()) {
        flags.flag_both((episode, "ReferralNFA"), (plan, "CINPlanStartDate"));
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
            LAchildID CINdetailsID ReferralNFA
            1         a            true         <
            1         b            0
            2         a            1
            3         a            -

            CINplanDates
            LAchildID CINdetailsID CINPlanStartDate
            1         a            2025-05-01  <
            1         b            2025-05-01
            3         a            2025-05-01
            ",
        );
    }
}
