//! No review of a child protection plan is held while a child in need plan goes on.
//!
//! A review fails, together with its plan and the child in need plan, that was held on the day the child in need
//! plan started or later, and before the day it ended; one without an end goes on to the end of the year. The review
//! that ends its own plan, held on the day of that end, is left out: a child in need plan may follow from it. All
//! episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "4003",
    "A CPP review date is shown as being held at the same time as an open CIN Plan.",
    &["CINPlanStartDate", "CINPlanEndDate", "CPPreviewDate"],
)
.fix(
    "Check the dates of the child in need plan: it ends when a child protection plan starts, and \
     starts when that has ended.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let reviews: Vec<(&ProtectionPlan, &Review)> = child
        .protection_plans()
        .flat_map(|(_, plan)| plan.reviews.iter().map(move |review| (plan, review)))
        .filter(|(plan, review)| !review.date.same_as(&plan.end))
        .collect();
    let events: Vec<Event<'_>> = reviews
        .iter()
        .map(|(_, review)| Event { row: *review, on: (&review.date, "CPPreviewDate") })
        .collect();
    let spans: Vec<Span<'_>> = child
        .plans()
        .map(|(_, plan)| Span {
            row: plan,
            from: (&plan.start, "CINPlanStartDate"),
            to: (&plan.end, "CINPlanEndDate"),
        })
        .collect();
    for (event, span) in events_within(&events, &spans, context) {
        if let (Some((protection, review)), Some(span)) = (reviews.get(event), spans.get(span)) {
            flags.flag_both((*review, "CPPreviewDate"), (span.row, "CINPlanStartDate"));
            flags.flag_beside(*protection, *review, "CPPreviewDate");
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
            LAchildID CPPID CPPendDate
            1         a     2025-08-30  <
            2         a     2025-06-01
            3         a     -           <
            4         a     -

            Reviews
            LAchildID CPPID CPPreviewDate
            1         a     2025-06-01     <
            1         a     2025-07-01
            2         a     2025-06-01
            3         a     2025-06-01     <
            4         a     2025-06-01
            4         a     -

            CINplanDates
            LAchildID CINPlanStartDate CINPlanEndDate
            1         2025-06-01       2025-07-01      <
            2         2025-06-01       -
            3         2025-05-01       -               <
            4         2025-06-02       -
            4         2025-05-01       2025-06-01
            ",
        );
    }
}
