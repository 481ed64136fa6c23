//! A child has one section 47 enquiry at a time.
//!
//! Two section 47 enquiries of a child fail where one started while the other went on: on the day the other started
//! or later, and before the day of its initial child protection conference. One without a conference goes on to the
//! end of the year, unless it says that none was required: when that one ended the census does not tell. An enquiry
//! may start on the day of another's conference. All episodes of the child are looked at together.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8890",
    "A Section 47 enquiry is shown as starting when there is another Section 47 Enquiry ongoing",
    &["S47ActualStartDate"],
)
.fix(
    "Check the dates of both enquiries; one may be a repeat of the other, or its conference or the \
     flag that none was required may be missing.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let spans = child.enquiries().map(|(_, enquiry)| Span {
        row: enquiry,
        from: (&enquiry.start, "S47ActualStartDate"),
        to: if enquiry.initial_conference.is_missing() && enquiry.not_required.is_true() {
            (&enquiry.start, "S47ActualStartDate")
        } else {
            (&enquiry.initial_conference, "DateOfInitialCPC")
        },
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
            Section47
            LAchildID S47ActualStartDate DateOfInitialCPC ICPCnotRequired
            1         2025-05-01         2025-06-01       0                <
            1         2025-05-31         2025-07-01       0                <
            2         2025-05-01         2025-06-01       0
            2         2025-06-01         -                1
            2         2025-07-01         -                0
            3         2025-05-01         -                0                <
            3         2025-07-01         -                1                <
            4         2025-05-01         -                0
            4         -                  -                0
            ",
        );
    }
}
