//! A child in need plan gives way to a child protection plan.
//!
//! Within one episode, open child in need plans (a start, no end) and child protection plans without an end fail
//! together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4001",
    "A CIN Plan cannot run concurrently with a Child Protection Plan",
    &["CINPlanEndDate", "CPPendDate"],
)
.fix("Give the end of the child in need plan: it ends when the child protection plan starts.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let plans = || episode.plans.iter().filter(|plan| plan.is_open());
        let others = || episode.protection_plans.iter().filter(|plan| plan.is_open());
        let (Some(plan), Some(other)) = (plans().next(), others().next()) else { continue };
        plans().for_each(|plan| flags.flag_beside(plan, other, "CPPendDate"));
        others().for_each(|other| flags.flag_beside(other, plan, "CINPlanEndDate"));
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
            CINplanDates
            LAchildID CINdetailsID CINPlanStartDate CINPlanEndDate
            1         a            2025-05-01       -               <
            1         a            2025-04-01       2025-05-01
            1         b            2025-06-01       -
            2         a            -                -
            3         a            2025-05-01       -

            ChildProtectionPlans
            LAchildID CINdetailsID CPPendDate
            1         a            -               <
            1         a            2025-05-01
            2         a            -
            3         a            2025-05-01
            ",
        );
    }
}
