//! An assessment that the census tells of ended in the census year.
//!
//! An assessment fails whose date of authorisation is before 1 April or after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8696",
    "Assessment end date must fall within the census year",
    &["AssessmentAuthorisationDate", "ReferenceDate"],
)
.fix(
    "Check the date of authorisation; leave out an assessment that ended before the year, and the \
     date of one that ended after it.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        if assessment.authorised.is_outside(context.year) {
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
            LAchildID AssessmentAuthorisationDate
            1         2025-04-01
            2         2026-03-31
            3         2025-03-31                   <
            4         2026-04-01                   <
            5         -
            ",
        );
    }
}
