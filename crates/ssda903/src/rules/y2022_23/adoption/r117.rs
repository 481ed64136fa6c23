//! A decision about adoption was taken by the end of the collection year, and while the child was looked after.
//!
//! A row of PlacedAdoption fails where DATE_PLACED or DATE_PLACED_CEASED is after 31 March of the year, or after the
//! end (DEC) of the child's last episode, by DECOM, that did not end with REC X1. That episode fails with it. On the
//! very day is right. An episode that has not ended sets no limit but 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "117",
    "Date of decision that a child should/should no longer be placed for adoption is beyond the current \
     collection year or after the child ceased to be looked after.",
    &["DATE_PLACED_CEASED", "DATE_PLACED", "DEC", "REC", "DECOM"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Check the day of the decision with the adoption record, and the day on which the child ceased to be \
     looked after. Leave decisions of next year to next year's return.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let last = child.episodes.iter().rev().find(|episode| episode.decom.is_given() && episode.rec != "X1");
    let ceased = last.and_then(|episode| episode.dec.day());
    for row in &child.placed_adoption {
        let dates = [(row.date_placed, "DATE_PLACED"), (row.date_placed_ceased, "DATE_PLACED_CEASED")];
        let too_late = dates.into_iter().find(|(date, _)| {
            date.is_after(context.end) || ceased.is_some_and(|ceased| date.is_after(ceased))
        });
        let Some((_, column)) = too_late else { continue };
        match last {
            Some(episode) => flags.flag_both((row, column), (episode, "DEC")),
            None => flags.flag(row),
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
            CHILD DECOM      DEC        REC
            1     01/05/2025 01/09/2025 E4A  <
            2     01/05/2025 01/09/2025 E4A
            3     01/05/2025 01/06/2025 E4A
            3     01/08/2025 -          -
            4     01/05/2025 01/06/2025 X1
            4     01/06/2025 01/09/2025 E4A  <
            5     01/05/2025 -          -    <
            6     01/05/2025 -          -

            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            1     02/09/2025  -           <
            2     01/09/2025  01/09/2025
            3     02/07/2025  -
            4     01/06/2025  02/09/2025  <
            5     01/04/2026  -           <
            6     31/03/2026  31/03/2026
            7     01/05/2025  01/04/2026  <
            ",
        );
    }
}
