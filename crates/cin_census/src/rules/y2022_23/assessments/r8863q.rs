//! A child has one assessment at a time.
//!
//! Two assessments of a child fail where one started while the other went on: on the day the other started or later,
//! and before the day it was authorised; one that is open goes on to the end of the year. An assessment may start on
//! the day another ended. All episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8863Q",
    "An Assessment is shown as starting when there is another Assessment ongoing.",
    &["AssessmentActualStartDate", "AssessmentAuthorisationDate"],
)
.query()
.fix(
    "Check the dates of both assessments; one may be a repeat of the other, or its end may be \
     missing.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let spans = child.assessments().map(|(_, assessment)| Span {
        row: assessment,
        from: (&assessment.start, "AssessmentActualStartDate"),
        to: (&assessment.authorised, "AssessmentAuthorisationDate"),
    });
    flag_overlaps(spans.collect(), context, flags);
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
            LAchildID CINdetailsID AssessmentActualStartDate AssessmentAuthorisationDate
            1         a            2025-05-01                2025-06-01                   <
            1         a            2025-05-31                2025-07-01                   <
            1         b            2025-07-01                -                            <
            1         b            2025-09-01                2025-10-01                   <
            2         a            2025-05-01                2025-06-01
            2         a            2025-06-01                2025-07-01
            3         a            2025-05-01                -
            3         a            2026-04-01                -
            4         a            -                         2025-06-01
            4         a            2025-05-01                2025-06-01
            5         a            2025-05-01                2025-05-01                   <
            5         a            2025-05-01                2025-05-02                   <
            ",
        );
    }
}
