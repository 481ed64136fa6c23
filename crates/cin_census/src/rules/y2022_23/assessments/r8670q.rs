//! An assessment takes no more than 45 working days.
//!
//! An assessment without a date of authorisation fails where it started before the last 45 working days of the
//! census year. Weekends and the bank holidays of England and Wales are no working days; the last day of the year is
//! counted if it is one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8670Q",
    "Please check and either amend data or provide a reason: Assessment started more than 45 working \
     days before the end of the census year. However, there is no Assessment end date.",
    &["AssessmentActualStartDate"],
)
.query()
.fix(
    "Give the day the assessment was authorised if it was; otherwise give the reason for the delay \
     with the return.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let first = context.last_working_days(45);
    for (_, assessment) in child.assessments() {
        if assessment.is_open() && assessment.start.is_before(first) {
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
            2023,
            "
            Assessments
            LAchildID AssessmentActualStartDate AssessmentAuthorisationDate
            1         2022-10-15                2022-12-01
            2         2022-10-15                -                            <
            3         2023-01-29                -                            <
            4         2023-01-30                -
            5         2023-03-15                -
            6         -                         -
            ",
        );
    }
}
