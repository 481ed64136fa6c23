//! No child in need plan starts after a child has died.
//!
//! A plan with a start after the date of death fails, and with it the child's identifiers. A start on the day of
//! death does not.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4008",
    "CIN Plan shown as starting after the child’s Date of Death.",
    &["PersonDeathDate", "CINPlanStartDate"],
)
.fix("Check the date of death and the start of the plan, and correct the wrong one.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some((identifiers, death)) = child.death() else { return };
    for (_, plan) in child.plans().filter(|(_, plan)| plan.start.later_than(death)) {
        flags.flag_both((identifiers, "PersonDeathDate"), (plan, "CINPlanStartDate"));
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
            ChildIdentifiers
            LAchildID PersonDeathDate
            1         2025-05-26
            2         2025-05-26  <
            3         -
            4         2025-05-26

            CINplanDates
            LAchildID CINPlanStartDate
            1         2025-05-26
            2         2025-05-27  <
            2         2025-05-20
            3         2025-05-27
            4         -
            ",
        );
    }
}
