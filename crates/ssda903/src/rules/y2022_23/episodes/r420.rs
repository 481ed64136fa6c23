//! For a short break (V3 or V4) it is not returned in which authority it takes place.
//!
//! PL_LA is worked out from the placement's postcode, so an episode under V3 or V4 fails where one is given that
//! the directory has.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "420",
    "LA of placement completed but child is looked after under legal status V3 or V4.",
    &["PL_LA"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix(
    "Take the placement's postcode out of the short break, or correct the legal status if it was \
     none.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_short_break() && !episode.pl_la.is_empty() {
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
            CHILD LS PL_POST
            1     V3 ZZ11AA  <
            1     V4 ZZ11AA  <
            1     V4 ZZ99ZZ
            1     V4 -
            1     C2 ZZ11AA

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ",
        );
    }
}
