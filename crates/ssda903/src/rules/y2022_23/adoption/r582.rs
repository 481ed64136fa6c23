//! A child is adopted later than on the day of the match.
//!
//! An episode that ended by adoption (REC E11, E12) fails where its DEC is the day of DATE_MATCH in the child's row
//! of AD1.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "582",
    "Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the \
     same as the date reported for being matched with adopters. In most circumstances we expect the date \
     the child is matched with adopters to be before the date of adoption.",
    &["DEC", "DATE_MATCH"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "Look up the day of the adoption order and the day of the match: one of them is likely to have been \
     entered twice.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.ended_by_adoption()) {
        for row in &child.ad1 {
            if episode.dec.is_given() && episode.dec.day() == row.date_match.day() {
                flags.flag_beside(episode, row, "DATE_MATCH");
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
            1     01/06/2025 E11  <
            2     01/06/2025 E12
            3     01/06/2025 E4A
            4     01/06/2025 E11
            5     -          E11
            6     01/06/2025 E12  <
            6     01/05/2025 X1

            AD1
            CHILD DATE_MATCH
            1     01/06/2025
            2     31/05/2025
            3     01/06/2025
            4     -
            5     -
            6     01/06/2025
            ",
        );
    }
}
