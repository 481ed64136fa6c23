//! A reason for a placement change (REASON_PLACE_CHANGE) is given on an episode that has ended, and not on an open
//! one.
//!
//! A DEC that is not a real date counts as none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "233",
    "Reason for placement change is not required when the episode has not ceased.",
    &["REASON_PLACE_CHANGE"],
)
.reads(&[Table::Episodes])
.fix("Take the reason out, or enter the day the episode ended.")
.differs("The open validator looks for the end in a column that no file has, so it never judges this rule.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.dec.is_missing() && !episode.reason_place_change.is_empty() {
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
            CHILD DEC        REASON_PLACE_CHANGE
            1     -          CARPL               <
            1     31/06/2025 CARPL               <
            1     01/06/2025 CARPL
            1     -          -
            ",
        );
    }
}
