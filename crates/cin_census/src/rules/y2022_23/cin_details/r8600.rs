//! Every episode has a referral, not later than the census year.
//!
//! An episode fails whose referral has no date or one after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8600", "Child referral date missing or after data collection period", &["CINreferralDate"])
        .fix("Give the day of the referral; leave out a referral of the next year.")
        .each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.referral.is_missing() || episode.referral.is_after(context.end()) {
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
            LAchildID CINreferralDate
            1         2026-03-31
            2         2026-04-01       <
            3         -                <
            4         2010-04-01
            5         2025-02-30       <
            ",
        );
    }
}
