//! A referral that led to further action has a primary need.
//!
//! An episode whose ReferralNFA is no fails where PrimaryNeedCode is blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8610",
    "Primary Need code is missing for a referral which led to further action.",
    &["ReferralNFA", "PrimaryNeedCode"],
)
.fix("Give the primary need that was found at the start of the episode.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.no_further_action.is_false() && episode.primary_need.is_missing() {
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
            LAchildID ReferralNFA PrimaryNeedCode
            1         false       -                <
            2         0           -                <
            3         0           N1
            4         1           -
            5         -           -
            ",
        );
    }
}
