//! A child in care lives elsewhere than at home: the two postcodes differ, unless the child is placed with the
//! parents (P1).
//!
//! Postcodes are compared without their blanks; two blank ones do not fail. A blank placement type fails.

use super::shared::is_same_postcode;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "392d",
    "Home and placement postcodes should not be same unless the placement type is P1.",
    &["HOME_POST", "PL_POST", "PLACE"],
)
.reads(&[Table::Episodes])
.fix("Check both postcodes; if the child does live at home, the placement is P1.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.place != "P1"
            && !episode.home_post.is_empty()
            && is_same_postcode(episode.home_post, episode.pl_post)
        {
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
            CHILD PLACE HOME_POST PL_POST
            1     U1    ZZ11AA    ZZ11AA  <
            1     -     ZZ11AA    ZZ11AA  <
            1     P1    ZZ11AA    ZZ11AA
            1     U1    ZZ11AA    ZZ22BB
            1     U1    -         -
            1     U1    ZZ11AA    -
            ",
        );
    }
}
