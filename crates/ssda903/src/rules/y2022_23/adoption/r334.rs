//! The decision that a child should be placed for adoption came after the child's latest period of care began.
//!
//! A row of AD1 and the child's latest episode with RNE S, by DECOM, both fail where DATE_INT is before that DECOM.
//! On the very day is right. A child whose episodes show no start of care is left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "334",
    "Date child started to be looked after in latest period of care must be on or prior to the date \
     should be placed for adoption.",
    &["DATE_INT", "DECOM", "RNE"],
)
.reads(&[Table::Episodes, Table::Ad1])
.fix(
    "Check the day of the decision with the adoption record, and the day on which this period of care \
     began.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let started = child.episodes.iter().rev().find(|episode| episode.rne == "S" && episode.decom.is_given());
    let Some(episode) = started else { return };
    for row in &child.ad1 {
        if episode.decom.day().is_some_and(|decom| row.date_int.is_before(decom)) {
            flags.flag_both((row, "DATE_INT"), (episode, "DECOM"));
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
            CHILD DECOM      RNE
            1     01/06/2025 S    <
            2     01/06/2025 S
            3     01/05/2025 S
            3     01/08/2025 S    <
            3     01/06/2025 L
            3     01/09/2025 P
            4     01/06/2025 L
            5     01/06/2025 S

            AD1
            CHILD DATE_INT
            1     31/05/2025   <
            2     01/06/2025
            3     01/06/2025   <
            4     01/06/2024
            5     -
            ",
        );
    }
}
