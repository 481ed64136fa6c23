//! A child under a deprivation of liberty order does not live in a secure children's home (K1), with parents (P1),
//! in a young offender institution (R5) or in supported accommodation (K3).
//!
//! A row of DoLo with both its days fails, and the episode with it, where an episode of the child in one of these
//! types of placement goes on while the order stands. That one ends on the day the other begins is no overlap.

use super::is_during;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "710",
    "Child with a DoLO can not be placed in secure children's homes, with parents, young offender \
     institutions, or supported accommodation.",
    &["DOLO_START", "PLACE"],
)
.reads(&[Table::Dolo, Table::Episodes])
.fix("Check the type of the placement and the days of the order, and correct what is wrong.")
.differs(
    "The open validator reads a column PLACEMENT that no file has, breaks and leaves the rule out \
     without a word; the type of the placement is in PLACE.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for order in &child.dolo {
        for episode in child.episodes.iter().filter(|episode| is_during(order, episode)) {
            if matches!(episode.place, "K1" | "P1" | "R5" | "K3") {
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
            3     01/06/2026 -
            4     01/06/2026 10/06/2026 <

            Episodes
            CHILD DECOM      DEC        PLACE
            1     01/05/2026 02/06/2026 K1    <
            1     02/06/2026 05/06/2026 P1    <
            1     05/06/2026 09/06/2026 R5    <
            1     09/06/2026 -          K3    <
            2     01/05/2026 01/06/2026 K1
            2     01/06/2026 10/06/2026 U4
            2     10/06/2026 -          P1
            3     01/05/2026 -          K1
            4     01/05/2026 -          k3    <
            ",
        );
    }
}
