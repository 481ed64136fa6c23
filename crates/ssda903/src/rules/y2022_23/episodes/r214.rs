//! An episode under V3 or V4 gives neither the placement's postcode (PL_POST) nor the provider's number (URN).

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("214", "Placement location information not required.", &["PL_POST", "URN"])
        .reads(&[Table::Episodes])
        .fix("Take postcode and URN out of the short break, or correct the legal status if it was none.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_short_break() && !(episode.pl_post.is_empty() && episode.urn.is_empty()) {
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
            CHILD LS PL_POST URN
            1     V3 ZZ11AA  -       <
            1     V4 -       XXXXXXX <
            1     V4 -       -
            1     V2 ZZ11AA  1234567
            ",
        );
    }
}
