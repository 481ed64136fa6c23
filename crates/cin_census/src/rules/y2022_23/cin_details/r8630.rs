//! No case closes before the referral.
//!
//! An episode fails whose closure is before the day of the referral. The same day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8630",
    "CIN Closure Date is before CIN Referral Date for the same CIN episode",
    &["CINreferralDate", "CINclosureDate"],
)
.fix("Check the day of the referral and of the closure, and correct the wrong one.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.closure.earlier_than(&episode.referral) {
            flags.flag(episode);
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
            LAchildID CINreferralDate CINclosureDate
            1         2025-05-26      2025-05-26
            2         2025-05-26      2025-05-25      <
            3         -               2025-05-25
            4         2025-05-26      -
            ",
        );
    }
}
