//! Every child in need plan has a start, not later than the census year.
//!
//! A plan fails whose start is missing or after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4010",
    "CIN Plan start date is missing or out of data collection period",
    &["CINPlanStartDate"],
)
.fix("Give the day the plan started; leave out a plan of the next year.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.plans() {
        if plan.start.is_missing() || plan.start.is_after(context.end()) {
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
            LAchildID CINPlanStartDate
            1         2026-03-31
            2         2026-04-01        <
            3         -                 <
            4         2024-05-01
            ",
        );
    }
}
