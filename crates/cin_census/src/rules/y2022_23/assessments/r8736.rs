//! An assessment that is not complete started in the census year.
//!
//! An assessment without a date of authorisation fails whose start is before 1 April or after 31 March of the year.
//! One without a start is not out of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8736",
    "For an Assessment that has not been completed, the start date must fall within the census year",
    &["AssessmentAuthorisationDate", "AssessmentActualStartDate"],
)
.fix("Give the day the assessment was authorised, or correct its start.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, assessment) in child.assessments() {
        if assessment.is_open() && assessment.start.is_outside(context.year) {
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
            1         2025-04-01                -
            2         2025-03-31                -                            <
            3         2025-03-31                2025-04-10
            4         2026-04-01                -                            <
            5         -                         -
            ",
        );
    }
}
