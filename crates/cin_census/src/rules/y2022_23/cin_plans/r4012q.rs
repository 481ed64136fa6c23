//! A child in need plan lasts longer than a day.
//!
//! A plan fails whose end is the day of its start.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4012Q",
    "Please check and either amend or provide a reason: CIN Plan shown as starting and ending on the \
     same day",
    &["CINPlanStartDate", "CINPlanEndDate"],
)
.query()
.fix("Check both dates of the plan; if it was made by mistake, take it out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.plans() {
        if plan.end.same_as(&plan.start) {
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
            CINplanDates
            LAchildID CINPlanStartDate CINPlanEndDate
            1         2025-05-26       2025-05-26     <
            2         2025-05-26       2025-05-25
            3         -                -
            4         2025-05-26       2025-05-27
            ",
        );
    }
}
