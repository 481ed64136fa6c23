//! A child who is placed for adoption with the present foster carers (A3 or A5) was in foster care, or placed for
//! adoption, just before.
//!
//! An episode in A3 or A5 fails where the child's episode before it, by DECOM, was in another placement than A3 to
//! A6 and U1 to U6. The first episode of a child has none before it and does not fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "336",
    "Child does not have a foster placement immediately prior to being placed for adoption.",
    &["PLACE"],
)
.reads(&[Table::Episodes])
.fix(
    "If the child was not fostered by the adopters before, the placement is A4 or A6; else correct \
     the placement before.",
)
.differs(
    "The open validator asks placements A3 and A4; the DfE's text, and the meaning of the codes, \
     ask A3 and A5.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && matches!(episode.place, "A3" | "A5")
            && !before.is_for_adoption()
            && !before.is_foster()
        {
            flags.flag_beside(episode, before, "PLACE");
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
            CHILD DECOM      PLACE
            1     01/05/2025 K2
            1     01/06/2025 A3    <
            1     01/07/2025 A5
            2     01/06/2025 A5
            2     01/05/2025 U6
            3     01/05/2025 A3
            4     01/05/2025 -
            4     01/06/2025 A5    <
            5     01/05/2025 K2
            5     01/06/2025 A4
            6     01/05/2025 U1
            6     01/06/2025 T1
            6     01/07/2025 A5    <
            ",
        );
    }
}
