//! When a case is closed its assessments are complete.
//!
//! An assessment without a date of authorisation fails, together with its episode, where the episode has a date of
//! closure.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8867",
    "CIN episode is shown as closed, however Assessment is not shown as completed",
    &["CINclosureDate", "AssessmentAuthorisationDate"],
)
.fix("Give the day the assessment was authorised, or take the closure out if the case is open.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.closure.is_given()) {
        for assessment in episode.assessments.iter().filter(|of| of.is_open()) {
            flags.flag_both((episode, "CINclosureDate"), (assessment, "AssessmentAuthorisationDate"));
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
            LAchildID CINdetailsID CINclosureDate
            1         a            2025-05-26      <
            1         b            2025-06-26
            2         a            -

            Assessments
            LAchildID CINdetailsID AssessmentAuthorisationDate
            1         a            -                            <
            1         a            2025-05-20
            1         b            2025-05-20
            2         a            -
            ",
        );
    }
}
