//! Every child protection plan follows from an initial conference.
//!
//! The return fails where more child protection plans started in the census year than initial child protection
//! conferences were held in it, those of section 47 enquiries and those of the episodes themselves together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2883",
    "There are more child protection plans starting than initial conferences taking place",
    &["CPPstartDate", "DateOfInitialCPC"],
)
.fix("Look for the plans that rule 2885 names, and give the conference each of them follows from.")
.whole(judge);

fn judge<'c>(census: &'c Census, context: &Context, flags: &mut Flags<'c>) {
    let in_year = |date: &Dated| date.day().is_some_and(|day| context.year.contains(day));
    let (mut plans, mut conferences) = (0_usize, 0_usize);
    for episode in census.children.iter().flat_map(|child| &child.episodes) {
        plans += episode.protection_plans.iter().filter(|plan| in_year(&plan.start)).count();
        conferences += episode.initial_conferences().filter(|(_, date)| in_year(date)).count();
    }
    if plans > conferences {
        flags.whole_return();
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
            the whole return fails
            ChildProtectionPlans
            LAchildID CPPstartDate
            1         2025-05-26
            2         2025-05-26

            Section47
            LAchildID DateOfInitialCPC
            1         2025-05-26
            3         2025-03-31
            ",
        );
        check(
            &RULE,
            2026,
            "
            ChildProtectionPlans
            LAchildID CPPstartDate
            1         2025-05-26
            2         2025-05-26
            3         2025-03-31
            4         -

            Section47
            LAchildID DateOfInitialCPC
            1         2025-05-26

            CINdetails
            LAchildID DateOfInitialCPC
            2         2025-05-26
            ",
        );
    }
}
