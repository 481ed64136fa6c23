//! After a referral with no further action nothing follows.
//!
//! An episode whose ReferralNFA is yes fails where there is a date of an initial child protection conference, an
//! assessment with a start or an authorisation, or a section 47 enquiry with a start or a conference. Those
//! assessments and enquiries fail with it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8831",
    "Activity is recorded against a case marked as a referral with no further action",
    &["AssessmentActualStartDate", "AssessmentAuthorisationDate", "S47ActualStartDate", "DateOfInitialCPC"],
)
.fix(
    "Correct the flag if the case went on; otherwise what is recorded here belongs to another \
     referral.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.is_nfa()) {
        if episode.initial_conference.is_given() {
            flags.flag(episode);
        }
        for assessment in &episode.assessments {
            if assessment.start.is_given() || assessment.authorised.is_given() {
                flags.flag_both((episode, "ReferralNFA"), (assessment, "AssessmentActualStartDate"));
            }
        }
        for enquiry in &episode.enquiries {
            if enquiry.start.is_given() || enquiry.initial_conference.is_given() {
                flags.flag_both((episode, "ReferralNFA"), (enquiry, "S47ActualStartDate"));
            }
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
            LAchildID CINdetailsID ReferralNFA DateOfInitialCPC
            1         a            1           -
            1         b            1           2025-05-01         <
            2         a            true        -                  <
            3         a            1           -                  <
            4         a            0           2025-05-01
            5         a            1           -

            Assessments
            LAchildID CINdetailsID AssessmentActualStartDate AssessmentAuthorisationDate
            2         a            -                         2025-05-01                   <
            2         a            -                         -
            4         a            2025-05-01                -

            Section47
            LAchildID CINdetailsID S47ActualStartDate DateOfInitialCPC
            3         a            2025-05-01         -                <
            5         a            -                  -
            ",
        );
    }
}
