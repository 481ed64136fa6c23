//! A temporary stay (T0 to T4) is not a change of placement: no reason for one is given, neither on it nor on the
//! child's episode before it.
//!
//! The temporary episode is the one that is reported.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "226",
    "Reason for placement change is not required for temporary placements.",
    &["REASON_PLACE_CHANGE", "PLACE"],
)
.reads(&[Table::Episodes])
.fix("Take the reason for a placement change out of the temporary episode and of the one before it.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous().filter(|(_, episode)| episode.is_temporary()) {
        if !episode.reason_place_change.is_empty() {
            flags.flag(episode);
        }
        if let Some(before) = before
            && !before.reason_place_change.is_empty()
        {
            flags.flag_beside(episode, before, "REASON_PLACE_CHANGE");
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
            CHILD DECOM      PLACE REASON_PLACE_CHANGE
            1     01/05/2025 U1    CARPL
            1     01/06/2025 T1    -                   <
            1     01/07/2025 U1    OTHER
            2     01/05/2025 T0    OTHER               <
            2     01/06/2025 U1    -
            2     01/07/2025 T4    -
            3     01/07/2025 T4    -
            ",
        );
    }
}
