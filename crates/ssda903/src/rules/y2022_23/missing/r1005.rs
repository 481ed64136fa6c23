//! The end of a time missing or away is a real date.
//!
//! A row of Missing fails where MIS_END is given and is not a day of the calendar. Blank says that the child is
//! still missing.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1005",
    "The end date of the missing episode or episode that the child was away from placement without \
     authorisation is not a valid date.",
    &["MIS_END"],
)
.reads(&[Table::Missing])
.fix("Look up in the record of the episode when the child came back, and enter the day.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_end.is_unreal() {
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
            1     01/05/2025 -
            1     -          01/05/2025
            1     01/05/2025 31/04/2025 <
            1     31/04/2025 01/05/25   <
            ",
        );
    }
}
