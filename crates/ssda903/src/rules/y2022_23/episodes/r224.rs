//! The regulator's lists have the kind of provider (PLACE_PROVIDER) for the provider's number (URN).
//!
//! An episode with a number other than XXXXXXX fails where the lists do not have its kind of provider under that
//! number, also where they do not have the number or name no kind for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "224",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the \
     placement provider recorded.",
    &["PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers])
.fix(
    "Look up the number on the regulator's list: either it is another provider's, or the provider \
     code is wrong.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        let is_listed = context
            .provider(episode.urn)
            .is_some_and(|provider| provider.kinds.iter().any(|kind| **kind == *episode.place_provider));
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
            CHILD PLACE_PROVIDER URN
            1     PR1            1234567
            1     PR4            1234567
            1     PR5            1234567  <
            1     -              1234567  <
            1     PR1            SC000001 <
            1     PR1            7654321  <
            1     PR5            XXXXXXX
            1     PR5            -

            Providers
            URN      KINDS
            1234567  PR1,PR4
            SC000001 -
            ",
        );
    }
}
