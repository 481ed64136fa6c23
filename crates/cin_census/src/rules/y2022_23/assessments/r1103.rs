//! No assessment starts before the referral.
//!
//! An assessment fails, together with its episode, where it started before the day of the referral.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1103",
    "The assessment start date cannot be before the referral date",
    &["AssessmentActualStartDate", "CINreferralDate"],
)
.fix(
    "Check the start of the assessment and the day of the referral; the assessment may belong to an \
     earlier episode.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, assessment) in child.assessments() {
        if assessment.start.earlier_than(&episode.referral) {
            flags.flag_both((assessment, "AssessmentActualStartDate"), (episode, "CINreferralDate"));
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
            LAchildID CINdetailsID CINreferralDate
            1         a            2025-05-26       <
            1         b            2025-08-01
            2         a            -

            Assessments
            LAchildID CINdetailsID AssessmentActualStartDate
            1         a            2025-05-25                 <
            1         a            2025-05-26
            1         b            2025-08-02
            1         b            -
            2         a            2025-05-25
            ",
        );
    }
}
