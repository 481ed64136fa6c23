//! A decision that a child should no longer be placed for adoption falls in the collection year, and after the child
//! came into care.
//!
//! A row of PlacedAdoption fails where DATE_PLACED_CEASED is before 1 April of the year, or before the DECOM of the
//! child's earliest episode that is not a short break (V3, V4). That episode fails with it. On the very day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "118",
    "Date of decision that a child should no longer be placed for adoption is before the current \
     collection year or before the date the child started to be looked after.",
    &["DECOM", "LS"],
)
.reads(&[Table::Episodes, Table::PlacedAdoption])
.fix(
    "Check the day of the reversal with the adoption record. A reversal of an earlier year belongs to \
     that year's return.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let first = child.episodes.iter().find(|episode| episode.decom.is_given() && !episode.is_short_break());
    let started = first.and_then(|episode| episode.decom.day());
    for row in &child.placed_adoption {
        let ceased = row.date_placed_ceased;
        if !ceased.is_before(context.start) && !started.is_some_and(|started| ceased.is_before(started)) {
            continue;
        }
        match first {
            Some(episode) => flags.flag_both((row, "DATE_PLACED_CEASED"), (episode, "DECOM")),
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
            CHILD DECOM      LS
            1     01/06/2025 V2  <
            2     01/06/2025 V2
            3     01/05/2025 V3
            3     01/06/2025 C2  <
            3     01/07/2025 C2
            4     01/06/2020 C2  <
            5     01/06/2020 C2
            7     01/06/2025 V4

            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            1     31/05/2025   <
            2     01/06/2025
            3     15/05/2025   <
            4     31/03/2025   <
            5     01/04/2025
            6     31/03/2025   <
            7     01/05/2025
            8     -
            ",
        );
    }
}
