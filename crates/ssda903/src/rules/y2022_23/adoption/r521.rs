//! The decision that a child should be placed for adoption came by the day on which they were so placed.
//!
//! An episode in an adoptive placement (PLACE A3 to A6) and a row of AD1 of the same child both fail where DATE_INT
//! is after the DECOM of the episode. On the very day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "521",
    "Date of local authority's decision (LA) that adoption is in the best interests of the child (date \
     should be placed) must be on or prior to the date the child is placed for adoption.",
    &["PLACE", "DECOM", "DATE_INT"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "Check the day of the decision, and the day on which the adoptive placement began, with the adoption \
     record.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.is_for_adoption()) {
        let Some(decom) = episode.decom.day() else { continue };
        for row in &child.ad1 {
            if row.date_int.is_after(decom) {
                flags.flag_both((row, "DATE_INT"), (episode, "DECOM"));
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
            2026,
            "
            Episodes
            CHILD DECOM      PLACE
            1     01/06/2025 A3
            2     01/06/2025 A6    <
            2     01/08/2025 A6
            3     01/06/2025 U1
            4     -          A4
            5     01/06/2025 A5

            AD1
            CHILD DATE_INT
            1     01/06/2025
            2     02/06/2025   <
            3     02/06/2025
            4     02/06/2025
            5     -
            ",
        );
    }
}
