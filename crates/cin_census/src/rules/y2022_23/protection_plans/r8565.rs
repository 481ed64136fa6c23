//! When a case has closed nothing more happens in it.
//!
//! Asked of an episode with a date of closure: each assessment that started or was authorised after it, section 47
//! enquiry that started or had its conference after it, child in need plan or child protection plan that started or
//! ended after it fails, and the episode with them; so does an episode with a conference of its own after it. The
//! day of closure itself is right. The start of a child protection plan is not among the published columns; one
//! after the closure is activity all the same.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8565",
    "Activity shown after a case has been closed",
    &[
        "CINclosureDate",
        "DateOfInitialCPC",
        "AssessmentActualStartDate",
        "AssessmentAuthorisationDate",
        "S47ActualStartDate",
        "CPPendDate",
        "CINPlanStartDate",
        "CINPlanEndDate",
    ],
)
.fix(
    "Check the day the case closed and the later dates; what happened after it belongs to a later \
     referral.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.closure.is_given()) {
        let closed = &episode.closure;
        let mut after = |row: &'c dyn Row, date: &Dated, column: &'static str| {
            if date.later_than(closed) {
                flags.flag_both((episode, "CINclosureDate"), (row, column));
            }
        };
        after(episode, &episode.initial_conference, "DateOfInitialCPC");
        for of in &episode.assessments {
            after(of, &of.start, "AssessmentActualStartDate");
            after(of, &of.authorised, "AssessmentAuthorisationDate");
        }
        for of in &episode.enquiries {
            after(of, &of.start, "S47ActualStartDate");
            after(of, &of.initial_conference, "DateOfInitialCPC");
        }
        for of in &episode.protection_plans {
            after(of, &of.start, "CPPstartDate");
            after(of, &of.end, "CPPendDate");
        }
        for of in &episode.plans {
            after(of, &of.start, "CINPlanStartDate");
            after(of, &of.end, "CINPlanEndDate");
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
            CINdetails
            LAchildID CINdetailsID CINclosureDate DateOfInitialCPC
            1         a            2025-05-26     2025-05-26
            1         b            2025-05-26     2025-05-27        <
            1         c            -              2025-05-27
            2         a            2025-05-26     -                 <
            3         a            2025-05-26     -                 <
            4         a            2025-05-26     -                 <
            5         a            2025-05-26     -                 <

            Assessments
            LAchildID CINdetailsID AssessmentActualStartDate AssessmentAuthorisationDate
            1         a            2025-05-26                2025-05-26
            1         c            2025-05-27                -
            2         a            2025-05-27                -                            <
            2         a            2025-05-01                2025-05-27                   <

            Section47
            LAchildID CINdetailsID S47ActualStartDate DateOfInitialCPC
            3         a            2025-05-27         -                 <
            3         a            2025-05-01         2025-05-27        <
            3         a            2025-05-01         2025-05-26

            ChildProtectionPlans
            LAchildID CINdetailsID CPPstartDate CPPendDate
            4         a            2025-05-01   2025-05-27  <
            4         a            2025-05-27   -           <
            4         a            2025-05-01   2025-05-26

            CINplanDates
            LAchildID CINdetailsID CINPlanStartDate CINPlanEndDate
            5         a            2025-05-01       2025-05-27      <
            5         a            2025-05-27       -               <
            ",
        );
    }
}
