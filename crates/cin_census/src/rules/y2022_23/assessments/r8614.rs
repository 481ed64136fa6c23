//! Factors are those of a completed assessment.
//!
//! An assessment fails that has a factor and no date of authorisation.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8614",
    "Parental or child factors at assessment should only be present for a completed assessment.",
    &["AssessmentAuthorisationDate", "AssessmentFactors"],
)
.fix("Give the day the assessment was authorised, or take the factors out until it is complete.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments().filter(|(_, assessment)| assessment.is_open()) {
        if let Some(factor) = assessment.factors.iter().find(|factor| factor.code.is_given()) {
            flags.flag_beside(assessment, factor, "AssessmentFactors");
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
            2         a            -                            <
            3         a            -
            4         a            -

            AssessmentFactorsList
            LAchildID AssessmentID AssessmentFactors
            1         a            6A
            2         a            6A
            2         a            6B
            3         a            -
            ",
        );
    }
}
