//! Where the one assessment found nothing, the case closes after it.
//!
//! An episode fails, together with its factor 21, that has exactly one assessment, complete and with factor 21, and
//! a reason for closure other than RC8 and RC9. No reason at all is one that is neither.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8873Q",
    "Please check and either amend data or provide a reason: When there is only one assessment on the \
     episode and the factors code “21 No factors identified” has been used for the completed \
     assessment, the reason for closure ‘RC8’ or 'RC9' should be used.",
    &["ReasonForClosure", "AssessmentFactors"],
)
.query()
.fix(
    "Check the factors found and the reason for closure: a case closed after an assessment that found \
     nothing closes with RC8 or RC9.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let [assessment] = episode.assessments.as_slice() else { continue };
        if assessment.is_open() || episode.closure_reason.is_any(&["RC8", "RC9"]) {
            continue;
        }
        if let Some(factor) = assessment.factors.iter().find(|factor| factor.code.is("21")) {
            flags.flag_both((episode, "ReasonForClosure"), (factor, "AssessmentFactors"));
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
            LAchildID ReasonForClosure
            1         RC8
            2         RC7               <
            3         -                 <
            4         RC7
            5         RC7
            6         RC7
            7         rc9

            Assessments
            LAchildID AssessmentID AssessmentAuthorisationDate
            1         a            2025-05-01
            2         a            2025-05-01
            3         a            2025-05-01
            4         a            2025-05-01
            4         b            2025-06-01
            5         a            -
            6         a            2025-05-01
            7         a            2025-05-01

            AssessmentFactorsList
            LAchildID AssessmentID AssessmentFactors
            1         a            21
            2         a            21                <
            3         a            21                <
            4         a            21
            5         a            21
            6         a            6A
            7         a            21
            ",
        );
    }
}
