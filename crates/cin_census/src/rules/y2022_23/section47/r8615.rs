//! A section 47 enquiry starts before its conference.
//!
//! An enquiry fails whose start is after the date of its initial child protection conference, or missing. One with
//! nothing in it at all is no enquiry and is left out, as in the open validator's cases.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8615",
    "Section 47 Enquiry Start Date must be present and cannot be later than the date of the initial \
     Child Protection Conference",
    &["S47ActualStartDate", "DateOfInitialCPC"],
)
.fix("Give the day the enquiry started, or correct the date of the conference.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (_, enquiry) in child.enquiries() {
        let empty = Section47::COLUMNS.iter().all(|column| enquiry.cell(column).is_none_or(str::is_empty));
        let without_start = enquiry.start.is_missing() && !empty;
        if without_start || enquiry.start.later_than(&enquiry.initial_conference) {
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
            1         2025-05-26         2025-05-26       0
            2         2025-05-26         2025-05-25       0                <
            3         2025-05-26         -                0
            4         -                  2025-05-25       0                <
            5         -                  -                1                <
            6         -                  -                -
            ",
        );
    }
}
