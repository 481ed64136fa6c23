//! No initial child protection conference is held before the referral.
//!
//! An episode fails where a conference is dated before the day of its referral: its own or that of a section 47
//! enquiry in it, which fails with it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1104",
    "The date of the initial child protection conference cannot be before the referral date",
    &["CINreferralDate", "DateOfInitialCPC"],
)
.fix(
    "Check the date of the conference and the day of the referral; the conference may belong to an \
     earlier episode.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        for (row, date) in episode.initial_conferences() {
            if date.earlier_than(&episode.referral) {
                flags.flag_both((row, "DateOfInitialCPC"), (episode, "CINreferralDate"));
            }
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
            LAchildID CINdetailsID CINreferralDate DateOfInitialCPC
            1         a            2025-05-26      -                 <
            1         b            2025-08-01      2025-07-31        <
            1         c            2025-09-01      2025-09-01
            2         a            -               2025-05-01

            Section47
            LAchildID CINdetailsID DateOfInitialCPC
            1         a            2025-05-25        <
            1         a            2025-05-26
            1         b            -
            2         a            2025-05-25
            ",
        );
    }
}
