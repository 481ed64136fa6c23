//! A child has one open child protection plan at most.
//!
//! All child protection plans of a child fail that have no end, where there are two or more, whatever their
//! episodes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8935",
    "This child is showing more than one open Child Protection plan, i.e. with no End Date",
    &["CPPendDate"],
)
.differs(
    "The open validator counts open plans that share one plan's own id, which no two plans of a \
     census do; the message is about the child, so every open plan of the child is counted.",
)
.fix("Give the end of the plan that is over, or take a repeated one out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let open: Vec<&ProtectionPlan> =
        child.protection_plans().map(|(_, plan)| plan).filter(|plan| plan.is_open()).collect();
    if open.len() > 1 {
        open.into_iter().for_each(|plan| flags.flag(plan));
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
            LAchildID CINdetailsID CPPstartDate CPPendDate
            1         a            2025-05-01   -           <
            1         b            2025-05-01   -           <
            1         b            2025-05-01   2025-06-01
            2         a            2025-05-01   -
            ",
        );
    }
}
