//! An assessment does not end before it starts.
//!
//! An assessment fails where it was authorised before the day it started. The same day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8608",
    "Assessment Start Date cannot be later than its End Date",
    &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
)
.fix("Check both dates of the assessment and correct the wrong one.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        if assessment.start.later_than(&assessment.authorised) {
            flags.flag(assessment);
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
            Assessments
            LAchildID AssessmentActualStartDate AssessmentAuthorisationDate
            1         2025-05-26                2025-05-26
            2         2025-05-26                2025-05-25                  <
            3         2025-05-26                -
            4         -                         2025-05-25
            ",
        );
    }
}
