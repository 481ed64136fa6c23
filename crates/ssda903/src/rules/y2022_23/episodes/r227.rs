//! No placement begins with a provider that is closed already.
//!
//! An episode with a number (URN) other than XXXXXXX fails where the regulator's lists have a closing date for it
//! and the episode began on that day or later.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "227",
    "Ofsted Unique reference number (URN) is not valid for the episode start date.",
    &["URN", "DECOM"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers])
.fix(
    "Check the number: a provider that was registered anew has another one. Else correct the start \
     of the episode.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let closed = context.provider(episode.urn).and_then(|provider| provider.closed);
        if closed.is_some_and(|closed| !episode.decom.is_before(closed) && episode.decom.is_given()) {
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
            Episodes
            CHILD DECOM      URN
            1     30/06/2025 1234567
            1     01/07/2025 1234567  <
            1     02/07/2025 1234567  <
            1     -          1234567
            1     02/07/2025 SC000001
            1     02/07/2025 7654321
            1     02/07/2025 XXXXXXX

            Providers
            URN      CLOSED
            1234567  01/07/2025
            SC000001 -
            ",
        );
    }
}
