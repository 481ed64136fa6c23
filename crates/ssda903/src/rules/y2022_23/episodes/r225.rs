//! When a placement ends because the child moves to another, the reason for the change (REASON_PLACE_CHANGE) is
//! given.
//!
//! An episode fails without a reason where it ended with X1 and the child's next one began with a change of
//! placement (RNE P, B, T or U). Moves to and from a temporary stay (T0 to T4) need none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("225", "Reason for placement change must be recorded.", &["REASON_PLACE_CHANGE"])
        .reads(&[Table::Episodes])
        .fix("Ask why the placement ended and give its code on the episode that ended.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (episode, next) in child.with_next() {
        if let Some(next) = next
            && episode.rec == "X1"
            && episode.reason_place_change.is_empty()
            && matches!(next.rne, "P" | "B" | "T" | "U")
            && !episode.is_temporary()
            && !next.is_temporary()
        {
            flags.flag_beside(episode, next, "RNE");
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
            CHILD DECOM      RNE PLACE REC REASON_PLACE_CHANGE
            1     01/05/2025 S   U1    X1  -                   <
            1     01/06/2025 P   U6    X1  CARPL
            1     01/07/2025 B   U4    X1  -                   <
            1     01/08/2025 U   U5    X1  -
            1     01/09/2025 L   U5    X1  -
            1     01/10/2025 P   T1    X1  -
            1     01/11/2025 P   U5    X1  -
            2     01/06/2025 T   U1    -   -
            2     01/05/2025 S   U6    X1  -                   <
            3     01/06/2025 T   U1    -   -
            3     01/05/2025 S   U6    E4A -
            ",
        );
    }
}
