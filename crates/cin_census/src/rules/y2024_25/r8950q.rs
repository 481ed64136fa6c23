//! Sexual abuse is said with who did it: 19B or 19C, not 19A.
//!
//! Every factor 19A fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8950Q",
    "Please check and either amend data or provide a reason: the assessment factors code '19A' should \
     not be used ('19B' or '19C' should be used instead)",
    &["AssessmentFactors"],
)
.query()
.fix("Give 19B (by another child) or 19C (by an adult) for sexual abuse.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        for factor in assessment.factors.iter().filter(|factor| factor.code.is("19A")) {
            flags.flag(factor);
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
            2025,
            "
            AssessmentFactorsList
            LAchildID AssessmentFactors
            1         19A  <
            1         19B
            2         19a  <
            3         18A
            ",
        );
    }
}
