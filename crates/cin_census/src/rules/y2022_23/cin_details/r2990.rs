//! A case closed after assessment has no other activity.
//!
//! An episode fails whose reason for closure is RC8 or RC9 and in which there is a date of an initial child
//! protection conference, a section 47 enquiry, a child in need plan or a child protection plan. Assessments are
//! what it was closed after.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2990",
    "Activity is recorded against a case marked as ‘Case closed after assessment, no further action’ \
     or 'case closed after assessment, referred to early help'.",
    &["ReasonForClosure"],
)
.fix(
    "Check the reason for closure: a case with an enquiry, a conference or a plan closes for another \
     reason.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|of| of.closure_reason.is_any(&["RC8", "RC9"])) {
        if let Some(plan) = episode.plans.first() {
            flags.flag_beside(episode, plan, "CINPlanStartDate");
        }
        if let Some(enquiry) = episode.enquiries.first() {
            flags.flag_beside(episode, enquiry, "S47ActualStartDate");
        }
        if let Some(plan) = episode.protection_plans.first() {
            flags.flag_beside(episode, plan, "CPPstartDate");
        }
        if episode.initial_conference.is_given() {
            flags.flag_beside(episode, episode, "DateOfInitialCPC");
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
            LAchildID CINdetailsID ReasonForClosure DateOfInitialCPC
            1         a            RC8              -
            1         b            RC8              2025-05-01  <
            2         a            RC9              -           <
            3         a            rc8              -           <
            4         a            RC8              -           <
            5         a            RC7              2025-05-01
            6         a            -                -

            Section47
            LAchildID CINdetailsID
            2         a
            5         a

            CINplanDates
            LAchildID CINdetailsID
            3         a

            ChildProtectionPlans
            LAchildID CINdetailsID
            4         a
            6         a

            Assessments
            LAchildID CINdetailsID
            1         a
            ",
        );
    }
}
