//! No distance is worked out for a short break: an episode under V3 or V4 gives neither the postcode of home nor
//! that of the placement.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "398",
    "Distance field completed but child looked after under legal status V3 or V4.",
    &["LS", "HOME_POST", "PL_POST"],
)
.reads(&[Table::Episodes])
.fix("Take both postcodes out of the short break, or correct the legal status if it was none.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_short_break() && !(episode.home_post.is_empty() && episode.pl_post.is_empty()) {
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
            CHILD LS HOME_POST PL_POST
            1     V3 ZZ11AA    -       <
            1     V4 -         ZZ11AA  <
            1     V4 -         -
            1     C2 ZZ11AA    ZZ11AA
            1     -  ZZ11AA    ZZ11AA
            ",
        );
    }
}
