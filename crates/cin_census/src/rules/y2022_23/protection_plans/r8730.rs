//! Every child protection plan says how many the child had before.
//!
//! A plan fails whose NumberOfPreviousCPP is blank. 0 is a number.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8730", "Total Number of previous Child Protection Plans missing", &["NumberOfPreviousCPP"])
        .fix(
            "Count the child's earlier child protection plans, also those with other authorities, and give \
     the number.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans().filter(|(_, plan)| plan.previous_plans.is_missing()) {
        flags.flag(plan);
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
            LAchildID NumberOfPreviousCPP
            1         0
            2         2
            3         -  <
            ",
        );
    }
}
