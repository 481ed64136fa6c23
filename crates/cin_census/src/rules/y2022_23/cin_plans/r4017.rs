//! No child protection plan starts while a child in need plan goes on.
//!
//! A child in need plan fails, together with the child protection plan, where the child protection plan started on
//! the day the other started or later, and before the day it ended; a child in need plan without an end goes on to
//! the end of the year. It may end on the day the other starts. All episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4017",
    "A CIN Plan has been reported as open at the same time as a Child Protection Plan.",
    &["CINPlanStartDate", "CINPlanEndDate", "CPPstartDate"],
)
.fix("Give the end of the child in need plan: it ends when the child protection plan starts.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let events: Vec<Event<'_>> = child
        .protection_plans()
        .map(|(_, plan)| Event { row: plan, on: (&plan.start, "CPPstartDate") })
        .collect();
    let spans: Vec<Span<'_>> = child
        .plans()
        .map(|(_, plan)| Span {
            row: plan,
            from: (&plan.start, "CINPlanStartDate"),
            to: (&plan.end, "CINPlanEndDate"),
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
            LAchildID CINPlanStartDate CINPlanEndDate
            1         2025-05-01       2025-05-26
            1         2025-05-26       2025-05-30      <
            2         2025-05-01       -               <
            3         -                -
            4         2025-05-27       -

            ChildProtectionPlans
            LAchildID CPPstartDate
            1         2025-05-26    <
            1         2025-05-30
            2         2026-03-31    <
            2         2026-04-01
            3         2025-05-26
            4         2025-05-26
            ",
        );
    }
}
