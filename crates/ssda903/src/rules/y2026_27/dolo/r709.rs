//! A child under a deprivation of liberty order lives in a children's home (K2) or in a placement of the kinds Z12
//! and Z13.
//!
//! A row of DoLo with both its days fails, and the episode with it, where an episode of the child in another type
//! of placement goes on while the order stands. That one ends on the day the other begins is no overlap. An episode
//! without PLACE is left out.

use super::is_during;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("709", "Child with a DoLO is in an unexpected placement type.", &["DOLO_START", "PLACE"])
        .reads(&[Table::Dolo, Table::Episodes])
        .fix(
            "Check the type of the placement and the days of the order; if both are right, explain in the \
             return's notes.",
        )
        .differs(
            "The open validator reads a column PLACEMENT that no file has, breaks and leaves the rule out \
             without a word; the type of the placement is in PLACE.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for order in &child.dolo {
        for episode in child.episodes.iter().filter(|episode| is_during(order, episode)) {
            if !matches!(episode.place, "" | "K2" | "Z12" | "Z13") {
                flags.flag_both((order, "DOLO_START"), (episode, "PLACE"));
            }
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
            2027,
            "
            DoLo
            CHILD DOLO_START DOLO_END
            1     01/06/2026 10/06/2026 <
            2     01/06/2026 10/06/2026
            3     01/06/2026 10/06/2026
            4     01/06/2026 -
            5     -          10/06/2026
            6     01/06/2026 10/06/2026 <
            7     01/06/2026 10/06/2026

            Episodes
            CHILD DECOM      DEC        PLACE
            1     01/05/2026 02/06/2026 U4    <
            1     02/06/2026 09/06/2026 K2
            1     09/06/2026 -          Z11   <
            2     01/05/2026 01/06/2026 U4
            2     01/06/2026 10/06/2026 Z12
            2     10/06/2026 -          U4
            3     01/05/2026 01/07/2026 -
            4     01/05/2026 01/07/2026 U4
            5     01/05/2026 01/07/2026 U4
            6     03/06/2026 04/06/2026 R1    <
            7     -          04/06/2026 U4
            ",
        );
    }
}
