//! An episode that begins because the legal status changed and nothing else (RNE L) has another legal status than
//! the one before it, and the same placement.
//!
//! It fails where LS is the same, or where PLACE, PL_POST, URN or PLACE_PROVIDER is another. Blank equals blank,
//! and postcodes are compared without their blanks. The first episode of a child is not judged.

use super::shared::placement_differs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "434",
    "Reason for new episode is that child's legal status has changed but not the placement, but \
     this is not reflected in the episode data.",
    &["RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Correct what was mistyped on either episode; if the placement changed too, the reason is B or U.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && episode.rne == "L"
            && (episode.ls == before.ls || placement_differs(before, episode))
        {
            flags.flag_beside(episode, before, "LS");
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
            CHILD DECOM      RNE LS PLACE PL_POST URN     PLACE_PROVIDER
            1     01/05/2025 L   C1 U1    ZZ11AA  1234567 PR1
            1     02/05/2025 L   C2 U1    ZZ11AA  1234567 PR1
            1     03/05/2025 L   C2 U1    ZZ11AA  1234567 PR1            <
            1     04/05/2025 L   C1 U4    ZZ11AA  1234567 PR1            <
            1     05/05/2025 L   C2 U4    ZZ22BB  1234567 PR1            <
            1     06/05/2025 L   C1 U4    ZZ22BB  1234568 PR1            <
            1     07/05/2025 L   C2 U4    ZZ22BB  1234568 PR4            <
            1     08/05/2025 P   C2 U4    -       -       -
            1     09/05/2025 L   E1 U4    -       -       -
            ",
        );
    }
}
