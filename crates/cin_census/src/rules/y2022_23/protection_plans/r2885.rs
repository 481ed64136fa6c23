//! A child protection plan starts on the day of the initial conference.
//!
//! A plan that started in the census year fails where no initial child protection conference of the child, in a
//! section 47 enquiry or an episode, is on that day. The conferences that its own episode has instead fail with it.
//! A plan of an earlier year is left out: the census does not have its conference.

use calendar::Day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2885",
    "Child protection plan shown as starting a different day to the initial child protection \
     conference.",
    &["CPPstartDate", "DateOfInitialCPC"],
)
.fix("Look up the day of the conference: the plan starts on it. Give the conference if it is missing.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let in_year = |plan: &&ProtectionPlan| plan.start.day().is_some_and(|day| context.year.contains(day));
    if !child.protection_plans().any(|(_, plan)| in_year(&plan)) {
        return;
    }
    let days: rustc_hash::FxHashSet<i32> = child
        .episodes
        .iter()
        .flat_map(CinDetails::initial_conferences)
        .filter_map(|(_, date)| date.day())
        .map(Day::number)
        .collect();
    for episode in &child.episodes {
        let matches =
            |plan: &&ProtectionPlan| plan.start.day().is_some_and(|day| days.contains(&day.number()));
        let mut others = episode.initial_conferences().peekable();
        let instead = others.peek().map(|(row, _)| *row);
        let mut fails = None;
        for plan in episode.protection_plans.iter().filter(in_year).filter(|plan| !matches(plan)) {
            fails = Some(plan);
            match instead {
                Some(row) => flags.flag_beside(plan, row, "DateOfInitialCPC"),
                None => flags.flag(plan),
            }
        }
        if let Some(plan) = fails {
            others.for_each(|(row, _)| flags.flag_beside(row, plan, "CPPstartDate"));
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
            LAchildID CINdetailsID CPPstartDate
            1         a            2025-05-26
            2         a            2025-05-26    <
            3         a            2025-05-26    <
            4         a            2025-03-31
            5         a            2025-05-26
            6         a            -

            CINdetails
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            -
            2         a            2025-05-27        <
            4         a            2025-04-02
            5         a            2025-05-26

            Section47
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            2025-05-26
            2         a            2025-05-25        <
            6         a            2025-05-25
            ",
        );
    }
}
