//! Every child protection plan has the category of abuse at its start.
//!
//! A plan fails whose InitialCategoryOfAbuse is blank or not a code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8905",
    "Initial Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census \
     code set)",
    &["InitialCategoryOfAbuse"],
)
.fix("Look up the category decided at the initial conference: NEG, PHY, SAB, EMO or MUL.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans() {
        if !codes::CATEGORY_OF_ABUSE.has(&plan.initial_category, context.closing) {
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
            LAchildID InitialCategoryOfAbuse
            1         NEG
            2         mul
            3         XXX  <
            4         -    <
            ",
        );
    }
}
