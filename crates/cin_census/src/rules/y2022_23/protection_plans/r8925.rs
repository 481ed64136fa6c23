//! A child protection plan does not end before it starts.
//!
//! A plan fails whose end is before its start.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8925",
    "Child Protection Plan End Date earlier than Start Date",
    &["CPPstartDate", "CPPendDate"],
)
.fix("Check both dates of the plan and correct the wrong one.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans() {
        if plan.end.earlier_than(&plan.start) {
            flags.flag(plan);
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
            LAchildID CPPstartDate CPPendDate
            1         2025-05-26   2025-05-26
            2         2025-05-26   2025-05-25  <
            3         -            2025-05-25
            4         2025-05-26   -
            ",
        );
    }
}
