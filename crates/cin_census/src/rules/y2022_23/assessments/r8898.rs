//! A factor is said once.
//!
//! Every factor of an assessment fails that has the same code as another of that assessment. Blank ones are left
//! out. Two assessments may have the same factor.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8898",
    " The assessment has more than one parental or child factors with the same code",
    &["AssessmentFactors"],
)
.fix("Take the repeated factor out, or correct it if another was meant.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        let mut first: rustc_hash::FxHashMap<String, &'c AssessmentFactor> = rustc_hash::FxHashMap::default();
        for factor in assessment.factors.iter().filter(|of| of.code.is_given()) {
            match first.entry(factor.code.key()) {
                std::collections::hash_map::Entry::Vacant(slot) => {
                    slot.insert(factor);
                }
                std::collections::hash_map::Entry::Occupied(known) => {
                    flags.flag_both((*known.get(), "AssessmentFactors"), (factor, "AssessmentFactors"));
                }
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
            Assessments
            LAchildID AssessmentID
            1         a
            1         b

            AssessmentFactorsList
            LAchildID AssessmentID AssessmentFactors
            1         a            6A                 <
            1         a            6B
            1         a            6a                 <
            1         a            -
            1         a            -
            1         b            6A
            ",
        );
    }
}
