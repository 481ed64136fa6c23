//! Physical abuse is said with who did it: 18B or 18C, not 18A.
//!
//! Every factor 18A fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8945Q",
    "Please check and either amend data or provide a reason: the assessment factors code '18A' should \
     not be used ('18B' or '18C' should be used instead)",
    &["AssessmentFactors"],
)
.query()
.fix("Give 18B (by another child) or 18C (by an adult) for physical abuse.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        for factor in assessment.factors.iter().filter(|factor| factor.code.is("18A")) {
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
            1         18A  <
            1         18B
            2         18a  <
            3         -
            ",
        );
    }
}
