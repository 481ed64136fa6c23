//! A section 47 enquiry leads to a conference within fifteen working days.
//!
//! An enquiry that neither has the date of an initial child protection conference nor says that none was required
//! fails where it started before the last 15 working days of the census year. Weekends and the bank holidays of
//! England and Wales are no working days; the last day of the year is counted if it is one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8675Q",
    "Please check and either amend data or provide a reason: S47 Enquiry started more than 15 working \
     days before the end of the census year. However, there is no date of Initial Child Protection \
     Conference.",
    &["DateOfInitialCPC", "S47ActualStartDate", "ICPCnotRequired"],
)
.query()
.fix(
    "Give the date of the conference, or say that none was required; otherwise give the reason for \
     the delay with the return.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let first = context.last_working_days(15);
    for (_, enquiry) in child.enquiries() {
        if enquiry.is_open() && enquiry.start.is_before(first) {
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
            2023,
            "
            Section47
            LAchildID S47ActualStartDate DateOfInitialCPC ICPCnotRequired
            1         2023-03-10         -                0                <
            2         2023-03-13         -                0
            3         2023-03-12         -                -                <
            4         2023-03-10         -                true
            5         2023-03-10         2023-03-20       0
            6         -                  -                0
            ",
        );
    }
}
