//! An episode has one open child in need plan at most.
//!
//! All child in need plans without an end fail that stand in one episode, where there are two or more. The message
//! speaks of the child; the open validator's cases count within an episode, as the census does for assessments and
//! enquiries, and plans open in two episodes are what rules 4014 and 8815 find.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4004",
    "This child is showing more than one open CIN Plan, i.e. with no End Date",
    &["CINPlanEndDate"],
)
.fix("Give the end of the plan that is over, or take a repeated one out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let open: Vec<&CinPlan> = episode.plans.iter().filter(|plan| plan.end.is_missing()).collect();
        if open.len() > 1 {
            open.into_iter().for_each(|plan| flags.flag(plan));
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
            LAchildID CINdetailsID CINPlanStartDate CINPlanEndDate
            1         a            2025-05-01       -               <
            1         a            -                -               <
            1         a            2025-05-01       2025-06-01
            1         b            2025-05-01       -
            ",
        );
    }
}
