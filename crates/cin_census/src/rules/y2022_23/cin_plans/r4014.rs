//! The child in need plans of a child follow each other.
//!
//! Two plans of a child fail where one started while the other went on: on the day the other started or later, and
//! before the day it ended; one without an end goes on to the end of the year. A plan may start on the day another
//! ends. All episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("4014", "CIN Plan data contains overlapping dates", &["CINPlanStartDate", "CINPlanEndDate"])
        .fix("Check the dates of both plans; one may be a repeat of the other, or its end may be missing.")
        .each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let spans = child.plans().map(|(_, plan)| Span {
        row: plan,
        from: (&plan.start, "CINPlanStartDate"),
        to: (&plan.end, "CINPlanEndDate"),
    });
    flag_overlaps(spans.collect(), context, flags);
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
            1         a            2025-05-01       2025-06-01      <
            1         b            2025-05-31       -               <
            2         a            2025-05-01       2025-06-01
            2         a            2025-06-01       -
            3         a            2025-05-01       -               <
            3         a            2025-05-01       -               <
            ",
        );
    }
}
