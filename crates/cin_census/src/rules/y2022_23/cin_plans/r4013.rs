//! A child in need plan that the census tells of as ended ended in the census year.
//!
//! A plan fails whose end is before 1 April or after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4013",
    "CIN Plan end date must fall within the census year",
    &["CINPlanEndDate", "ReferenceDate"],
)
.fix("Leave out a plan that ended before the year, and the end of one that ended after it.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.plans() {
        if plan.end.is_outside(context.year) {
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
            LAchildID CINPlanEndDate
            1         2025-04-01
            2         2026-03-31
            3         2025-03-31      <
            4         2026-04-01      <
            5         -
            ",
        );
    }
}
