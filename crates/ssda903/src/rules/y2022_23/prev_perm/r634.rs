//! A permanence option before is told only of children who came into care since 1 April 2016.
//!
//! A row of PrevPerm with any item and the child's latest episode, by DECOM, both fail where that episode began
//! before 1 April 2016.

use calendar::day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "634",
    "There are entries for previous permanence options, but child has not started to be looked after \
     from 1 April 2016 onwards.",
    &["LA_PERM", "PREV_PERM", "DATE_PERM", "DECOM"],
)
.reads(&[Table::Episodes, Table::PrevPerm])
.fix(
    "Check the day on which the child came into care. If it was before 1 April 2016, leave the items \
     blank.",
)
.differs(
    "The open validator finds a latest episode that began before 1 April of the collection year; the \
     published text says 1 April 2016.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(latest) = child.episodes.iter().rev().find(|episode| episode.decom.is_given()) else { return };
    if !latest.decom.is_before(day!(2016, 4, 1)) {
        return;
    }
    for row in &child.prev_perm {
        if !row.prev_perm.is_empty() {
            flags.flag_both((row, "PREV_PERM"), (latest, "DECOM"));
        } else if !row.la_perm.is_empty() {
            flags.flag_both((row, "LA_PERM"), (latest, "DECOM"));
        } else if row.date_perm.is_filled() {
            flags.flag_both((row, "DATE_PERM"), (latest, "DECOM"));
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
            CHILD DECOM
            1     31/03/2016  <
            2     01/04/2016
            3     01/01/2012
            3     31/03/2016  <
            4     31/03/2016
            4     01/06/2025
            5     31/03/2016
            6     31/03/2016  <

            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            1     Z1        -       -           <
            2     Z1        -       -
            3     -         352     -           <
            4     P1        352     01/05/2010
            5     -         -       -
            6     -         -       ZZ/ZZ/2010  <
            7     P1        352     01/05/2010
            ",
        );
    }
}
