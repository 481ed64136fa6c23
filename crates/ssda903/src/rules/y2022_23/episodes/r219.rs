//! The regulator's lists have the placement type (PLACE) for the provider's number (URN).
//!
//! An episode with a number other than XXXXXXX fails where the lists do not have its placement type under that
//! number, also where they do not have the number.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "219",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the \
     placement type recorded.",
    &["URN", "PLACE"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers])
.fix(
    "Look up the number on the regulator's list: either it is another provider's, or the placement \
     type is wrong.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let is_listed = context
            .provider(episode.urn)
            .is_some_and(|provider| provider.places.iter().any(|place| **place == *episode.place));
        if !is_listed {
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
            CHILD PLACE URN
            1     K2    1234567
            1     S1    1234567
            1     K1    1234567  <
            1     -     1234567  <
            1     U1    SC000001
            1     U1    7654321  <
            1     U1    XXXXXXX
            1     U1    -

            Providers
            URN      PLACES
            1234567  K2,S1
            SC000001 U1
            ",
        );
    }
}
