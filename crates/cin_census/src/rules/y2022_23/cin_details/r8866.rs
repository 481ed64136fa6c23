//! Every referral since April 2013 says who made it.
//!
//! An episode with a referral on or after 1 April 2013 fails whose ReferralSource is blank or not a code. The
//! published message names no day; the census has asked for the source since the year 2013-14, and the open
//! validator's cases leave out a referral of 2012.

use calendar::Day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8866",
    "Source of Referral is missing or an invalid code",
    &["CINreferralDate", "ReferralSource"],
)
.fix(
    "Look up who referred the child and give the code; 10 says that it is not known, 9 that it was \
     anonymous.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(since) = Day::new(2013, 4, 1) else { return };
    for episode in child.episodes.iter().filter(|of| of.referral.day().is_some_and(|day| day >= since)) {
        if !codes::REFERRAL_SOURCE.has(&episode.source, context.closing) {
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
            LAchildID CINreferralDate ReferralSource
            1         2025-05-01      1a
            2         2025-05-01      1Z              <
            3         2025-05-01      -               <
            4         2013-03-31      -
            5         2013-04-01      -               <
            6         -               -
            ",
        );
    }
}
