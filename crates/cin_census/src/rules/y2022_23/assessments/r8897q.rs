//! A completed assessment says what factors it found.
//!
//! An assessment with a date of authorisation fails that has no factor, or blank ones only.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8897Q",
    "Parental or child factors at assessment information is missing from a completed assessment",
    &["AssessmentAuthorisationDate", "AssessmentFactors"],
)
.query()
.fix("Give the factors found at the assessment; 21 says that none was found.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        if !assessment.is_open() && !assessment.factors.iter().any(|factor| factor.code.is_given()) {
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
            LAchildID AssessmentID AssessmentAuthorisationDate
            1         a            2025-05-26
            2         a            2025-05-26                   <
            3         a            -
            4         a            2025-05-26                   <

            AssessmentFactorsList
            LAchildID AssessmentID AssessmentFactors
            1         a            6A
            4         a            -
            ",
        );
    }
}
