//! A time missing or away does not end before it starts.
//!
//! A row of Missing fails where MIS_START is after MIS_END. Both on one day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "567",
    "The date that the missing episode or episode that the child was away from placement without \
     authorisation ended is before the date that it started.",
    &["MIS_START", "MIS_END"],
)
.reads(&[Table::Missing])
.fix("Check both days with the record of the episode and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_end.day().is_some_and(|ended| row.mis_start.is_after(ended)) {
            flags.flag(row);
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
            Missing
            CHILD MIS_START  MIS_END
            1     01/05/2025 02/05/2025
            1     01/05/2025 01/05/2025
            1     02/05/2025 01/05/2025 <
            1     02/05/2025 -
            1     -          01/05/2025
            2     02/05/2025 31/04/2025
            ",
        );
    }
}
