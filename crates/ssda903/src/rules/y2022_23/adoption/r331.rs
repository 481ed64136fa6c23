//! A child was matched with the adopters by the day on which they were placed with them.
//!
//! An episode that ended by adoption (REC E11, E12) and a row of AD1 of the same child both fail where DATE_MATCH is
//! after the DECOM of the episode. On the very day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "331",
    "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of \
     adoption.",
    &["DATE_MATCH", "DECOM", "REC"],
)
.reads(&[Table::Ad1, Table::Episodes])
.fix(
    "Check the day of the match and the day on which the adoptive placement began with the adoption \
     record.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.ended_by_adoption()) {
        let Some(decom) = episode.decom.day() else { continue };
        for row in &child.ad1 {
            if row.date_match.is_after(decom) {
                flags.flag_both((row, "DATE_MATCH"), (episode, "DECOM"));
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
            AD1
            CHILD DATE_MATCH
            1     01/06/2025
            2     02/06/2025   <
            3     02/06/2025
            4     -
            5     02/06/2025
            6     02/06/2025

            Episodes
            CHILD DECOM      REC
            1     01/06/2025 E12
            2     01/06/2025 E11  <
            3     01/01/2025 X1
            3     02/06/2025 E11
            4     01/01/2025 E11
            5     01/01/2025 E4A
            6     -          E11
            7     01/01/2025 E11
            ",
        );
    }
}
