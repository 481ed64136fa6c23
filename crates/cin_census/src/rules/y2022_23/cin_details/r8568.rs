//! Every referral says whether it led to no further action.
//!
//! An episode fails whose ReferralNFA is blank or neither yes (1, true) nor no (0, false).

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("8568", "RNFA flag is missing or invalid", &["ReferralNFA"])
    .fix(
        "Look up what became of the referral and give 1 or true for no further action, 0 or false \
     otherwise.",
    )
    .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if !episode.no_further_action.is_true() && !episode.no_further_action.is_false() {
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
            LAchildID ReferralNFA
            1         1
            1         0
            2         true
            2         FALSE
            3         -      <
            4         yes    <
            5         2      <
            ",
        );
    }
}
