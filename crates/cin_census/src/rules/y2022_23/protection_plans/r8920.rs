//! No child protection plan ends after a child has died.
//!
//! A plan with an end after the date of death fails, and with it the child's identifiers. An end on the day of death
//! does not.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8920",
    "Child Protection Plan cannot end after the child’s Date of Death",
    &["PersonDeathDate", "CPPendDate"],
)
.fix(
    "Check the date of death and the end of the plan; a plan ends on the day of the death at the \
     latest.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some((identifiers, death)) = child.death() else { return };
    for (_, plan) in child.protection_plans().filter(|(_, plan)| plan.end.later_than(death)) {
        flags.flag_both((identifiers, "PersonDeathDate"), (plan, "CPPendDate"));
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

            ChildProtectionPlans
            LAchildID CPPendDate
            1         2025-05-26
            2         2025-05-27  <
            3         2025-05-27
            4         -
            ",
        );
    }
}
