//! An episode that begins because the placement changed and nothing else (RNE P or T) has the same legal status as
//! the one before it, and another placement.
//!
//! It fails where LS is another, or where PLACE, PL_POST, URN and PLACE_PROVIDER are all the same. Blank equals
//! blank, and postcodes are compared without their blanks. The first episode of a child is not judged.

use super::shared::placement_differs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "435",
    "Reason for new episode is that child’s placement has changed but not the legal status, but \
     this is not reflected in the episode data recorded.",
    &["LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix(
    "Correct what was mistyped on either episode; if the legal status changed too, the reason is B \
     or U; if nothing did, there is one episode, not two.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && matches!(episode.rne, "P" | "T")
            && (episode.ls != before.ls || !placement_differs(before, episode))
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
            1     01/05/2025 P   C1 U1    ZZ11AA  1234567 PR1
            1     02/05/2025 P   C1 U4    ZZ11AA  1234567 PR1
            1     03/05/2025 T   C1 U4    ZZ22BB  1234567 PR1
            1     04/05/2025 T   C1 U4    ZZ22BB  -       PR1
            1     05/05/2025 P   C1 U4    ZZ22BB  -       PR4
            1     06/05/2025 T   C1 U4    ZZ22BB  -       PR4            <
            1     07/05/2025 P   C2 U4    ZZ11AA  -       PR4            <
            1     08/05/2025 S   C2 U4    ZZ11AA  -       PR4
            2     02/05/2025 P   C2 U1    -       -       -
            2     01/05/2025 S   C2 U4    -       -       -
            ",
        );
    }
}
