//! Factor 21, none found, stands alone.
//!
//! Where an assessment has factor 21 and others, each of the others fails. Blank ones are left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8869",
    "The assessment factors code “21” cannot be used in conjunction with any other assessment \
     factors.",
    &["AssessmentFactors"],
)
.fix("Take factor 21 out if another was found; otherwise take the others out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        let Some(none) = assessment.factors.iter().find(|factor| factor.code.is("21")) else { continue };
        for factor in assessment.factors.iter().filter(|of| of.code.is_given() && !of.code.is("21")) {
            flags.flag_beside(factor, none, "AssessmentFactors");
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
            LAchildID AssessmentID
            1         a
            1         b

            AssessmentFactorsList
            LAchildID AssessmentID AssessmentFactors
            1         a            21
            1         a            6A                 <
            1         a            -
            1         a            21
            1         b            6A
            ",
        );
    }
}
