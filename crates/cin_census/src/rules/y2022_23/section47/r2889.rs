//! No section 47 enquiry starts before the referral.
//!
//! An enquiry fails, together with its episode, where it started before the day of the referral.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2889",
    "The S47 start date cannot be before the referral date.",
    &["S47ActualStartDate", "CINreferralDate"],
)
.fix(
    "Check the start of the enquiry and the day of the referral; the enquiry may belong to an earlier \
     episode.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for (episode, enquiry) in child.enquiries() {
        if enquiry.start.earlier_than(&episode.referral) {
            flags.flag_both((enquiry, "S47ActualStartDate"), (episode, "CINreferralDate"));
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
            LAchildID CINdetailsID CINreferralDate
            1         a            2025-05-26       <
            1         b            2025-08-01

            Section47
            LAchildID CINdetailsID S47ActualStartDate
            1         a            2025-05-25        <
            1         a            2025-05-26
            1         b            -
            ",
        );
    }
}
