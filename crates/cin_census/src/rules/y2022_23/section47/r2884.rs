//! An initial child protection conference is recorded once.
//!
//! A section 47 enquiry fails, together with its episode, where both have a conference on the same day. Conferences
//! on different days are different ones.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2884",
    "An initial child protection conference is recorded at both the S47 and CIN Details level and it \
     should only be recorded in one",
    &["DateOfInitialCPC"],
)
.fix(
    "Give the conference in the section 47 enquiry that led to it, and take it out of the CIN \
     details.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, enquiry) in child.enquiries() {
        if enquiry.initial_conference.same_as(&episode.initial_conference) {
            flags.flag_both((enquiry, "DateOfInitialCPC"), (episode, "DateOfInitialCPC"));
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
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            2025-05-26        <
            1         b            2025-06-26
            2         a            -

            Section47
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            2025-05-26        <
            1         a            2025-05-27
            1         b            2025-05-26
            2         a            -
            ",
        );
    }
}
