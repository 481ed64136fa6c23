//! A section 47 enquiry that had led to no conference by the end of the year started in it.
//!
//! An enquiry that has no initial child protection conference up to the end of the census year, and does not say
//! that none was required, fails whose start is before 1 April or after 31 March of the year. One without a start is
//! not out of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8740",
    "For a Section 47 Enquiry that has not held the Initial Child Protection Conference by the end of \
     the census year, the start date must fall within the census year",
    &["S47ActualStartDate", "DateOfInitialCPC", "ICPCnotRequired"],
)
.fix("Give the date of the conference, or say that none was required, or correct the start.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for (_, enquiry) in child.enquiries() {
        let held = enquiry.initial_conference.day().is_some_and(|day| day <= context.end());
        if !held && !enquiry.not_required.is_true() && enquiry.start.is_outside(context.year) {
            flags.flag(enquiry);
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
            Section47
            LAchildID S47ActualStartDate DateOfInitialCPC ICPCnotRequired
            1         2025-03-31         2025-05-26       0
            2         2025-03-31         -                1
            3         2025-03-31         -                0                <
            4         2025-04-01         -                0
            5         2026-04-01         -                -                <
            6         -                  -                0
            7         2025-03-31         2026-04-01       0                <
            ",
        );
    }
}
