//! No placement goes on with a provider after it has closed.
//!
//! An episode with a number (URN) other than XXXXXXX fails where the regulator's lists have a closing date for it
//! and the episode ended later; one that is open is taken to last to 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "228",
    "Ofsted Unique reference number (URN) is not valid for the episode end date [NOTE: may give \
     false positives on open episodes at providers who close during the year]",
    &["URN", "DEC"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers])
.fix(
    "End the episode when the provider closed, or give the number the provider has now. An open \
     episode may have ended since the export.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let closed = context.provider(episode.urn).and_then(|provider| provider.closed);
        let end = episode.dec.day().unwrap_or(context.end);
        if closed.is_some_and(|closed| end > closed) {
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
            CHILD DEC        URN
            1     01/07/2025 1234567
            1     02/07/2025 1234567  <
            1     -          1234567  <
            1     31/06/2025 1234567  <
            1     -          SC000001
            1     -          SC000002
            1     -          7654321
            1     -          XXXXXXX

            Providers
            URN      CLOSED
            1234567  01/07/2025
            SC000001 31/03/2026
            SC000002 -
            ",
        );
    }
}
