//! The open episode is the latest one.
//!
//! An episode fails that has no date of closure, whose referral did not lead to no further action, and after whose
//! referral the child was referred again.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8816",
    "An open CIN episode is shown and case is not a referral with no further action, but it is not \
     the latest episode.",
    &["CINreferralDate", "ReferralNFA"],
)
.fix(
    "Give the closure of the earlier episode if it is over; otherwise what the later referral brought \
     belongs into it.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(last) = child.episodes.iter().max_by_key(|episode| episode.referral.day()) else { return };
    for episode in child.episodes.iter().filter(|of| of.closure.is_missing() && !of.is_nfa()) {
        if episode.referral.earlier_than(&last.referral) {
            flags.flag_beside(episode, last, "CINreferralDate");
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
            LAchildID CINreferralDate CINclosureDate ReferralNFA
            1         2025-05-01      -              0            <
            1         2025-06-01      2025-07-01     0
            2         2025-05-01      2025-05-05     0
            2         2025-06-01      -              0
            3         2025-05-01      -              1
            3         2025-06-01      2025-07-01     0
            4         2025-05-01      -              0
            4         2025-05-01      2025-07-01     0
            5         -               -              0
            5         2025-05-01      2025-07-01     0
            ",
        );
    }
}
