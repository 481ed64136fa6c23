//! A child adopted in the year has all six answers about the adoption.
//!
//! An episode that ended by adoption (REC E11, E12) in the year fails where the child has no row in AD1; where a row
//! of AD1 lacks any of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR, the episode and the
//! row both fail. What stands there need not be right: other rules look at each.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "601",
    "The additional fields relating to adoption have not been completed although the episode data shows \
     that the child was adopted during the year.",
    &["REC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "Complete the six answers from the adoption record, or correct the reason for which the episode \
     ended.",
)
.differs(
    "The open validator looks only at children who have a row in AD1. A child adopted in the year without one has none of \
     the six answers completed, which is what the message says.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.ended_by_adoption()) {
        if !episode.dec.is_within(context.start, context.end) {
            continue;
        }
        if child.ad1.is_empty() {
            flags.flag(episode);
        }
        for row in &child.ad1 {
            if let Some(column) = row.first_lacking() {
                flags.flag_both((episode, "REC"), (row, column));
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
            CHILD DEC        REC
            1     31/03/2025 E11
            2     01/04/2025 E11  <
            3     31/03/2026 E12  <
            3     01/06/2025 X1
            4     01/04/2026 E12
            5     01/06/2025 E11
            6     01/06/2025 E11  <
            7     01/06/2025 E4A
            8     01/06/2025 E11

            AD1
            CHILD DATE_INT   DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
            1     -          -          -           -         -          -
            2     -          -          -           -         -          -         <
            3     01/05/2025 01/05/2025 0           2         MM         -         <
            4     -          -          -           -         -          -
            5     01/05/2025 01/05/2025 0           2         MM         L4
            7     -          -          -           -         -          -
            8     UNKNOWN    01/05/2025 0           2         MM         L4
            ",
        );
    }
}
