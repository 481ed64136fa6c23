//! An episode that goes on from another (RNE P, L, T, U or B) begins the day the child's episode before it ended.
//!
//! It fails where it began on another day, and where either day is missing. The first episode of a child has none
//! before it and does not fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "433",
    "The reason for new episode suggests that this is a continuation episode, but the episode does \
     not start on the same day as the last episode finished.",
    &["RNE", "DECOM"],
)
.reads(&[Table::Episodes])
.fix(
    "Correct the day one episode ended or the next began; if the child was out of care between \
     them, the reason is S.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && matches!(episode.rne, "P" | "L" | "T" | "U" | "B")
            && (episode.decom.is_missing() || episode.decom.day() != before.dec.day())
        {
            flags.flag_beside(episode, before, "DEC");
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
            CHILD DECOM      DEC        RNE
            1     01/06/2025 01/07/2025 P
            1     01/05/2025 01/06/2025 L
            1     02/07/2025 -          T   <
            1     04/07/2025 05/07/2025 U   <
            1     06/07/2025 07/07/2025 S
            1     -          -          B   <
            2     01/05/2025 -          P
            ",
        );
    }
}
