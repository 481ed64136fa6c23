//! No child in need plan starts while a child protection plan goes on.
//!
//! A child in need plan fails, together with the child protection plan, where it started on the day the other
//! started or later, and before the day it ended; a child protection plan without an end goes on to the end of the
//! year. It may start on the day the other ends. All episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4016",
    "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    &["CINPlanStartDate", "CPPstartDate", "CPPendDate"],
)
.fix("Check the dates of both plans; a child protection plan takes the place of a child in need plan.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let events: Vec<Event<'_>> =
        child.plans().map(|(_, plan)| Event { row: plan, on: (&plan.start, "CINPlanStartDate") }).collect();
    let spans: Vec<Span<'_>> = child
        .protection_plans()
        .map(|(_, plan)| Span {
            row: plan,
            from: (&plan.start, "CPPstartDate"),
            to: (&plan.end, "CPPendDate"),
        })
        .collect();
    flag_within(&events, &spans, context, flags);
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
            LAchildID CINPlanStartDate
            1         2025-05-25
            1         2025-05-26        <
            1         2025-05-29        <
            1         2025-05-30
            2         2026-03-31        <
            2         2026-04-01
            3         -

            ChildProtectionPlans
            LAchildID CPPstartDate CPPendDate
            1         2025-05-26   2025-05-30  <
            2         2025-05-26   -           <
            3         2025-05-26   -
            4         2025-05-26   -
            ",
        );
    }
}
