//! A child is in care before it is decided that they should be placed for adoption.
//!
//! The child's first episode with RNE S, by DECOM, and a row of PlacedAdoption both fail where DATE_PLACED is before
//! that DECOM. On the very day is right. A child whose episodes show no start of care is left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1003",
    "Date of LA's decision that a child should be placed for adoption is before the child started to be \
     looked after.",
    &["DATE_PLACED", "DECOM", "RNE"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Check the day of the decision with the adoption record, and the day on which the child came into \
     care.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let started = child.episodes.iter().find(|episode| episode.rne == "S" && episode.decom.is_given());
    let Some(episode) = started else { return };
    for row in &child.placed_adoption {
        if episode.decom.day().is_some_and(|decom| row.date_placed.is_before(decom)) {
            flags.flag_both((row, "DATE_PLACED"), (episode, "DECOM"));
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
            3     01/06/2025 S    <
            3     01/08/2025 S
            3     01/05/2025 L
            4     01/06/2025 L
            5     01/06/2025 S
            6     -          S

            PlacedAdoption
            CHILD DATE_PLACED
            1     31/05/2025   <
            2     01/06/2025
            3     15/05/2025   <
            3     15/06/2025
            4     01/06/2024
            5     -
            6     01/06/2024
            ",
        );
    }
}
