//! Every child protection plan has the latest category of abuse.
//!
//! A plan fails whose LatestCategoryOfAbuse is blank or not a code.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8910",
    "Latest Category of Abuse code missing or invalid (see Category of Abuse table in CIN Census code \
     set)",
    &["LatestCategoryOfAbuse"],
)
.fix("Look up the category of the last conference or review: NEG, PHY, SAB, EMO or MUL.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, plan) in child.protection_plans() {
        if !codes::CATEGORY_OF_ABUSE.has(&plan.latest_category, context.closing) {
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
            LAchildID LatestCategoryOfAbuse
            1         NEG
            2         mul
            3         XXX  <
            4         -    <
            ",
        );
    }
}
