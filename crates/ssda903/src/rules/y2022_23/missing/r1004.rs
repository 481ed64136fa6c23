//! The start of a time missing or away is a real date.
//!
//! A row of Missing fails where MIS_START is blank or is not a day of the calendar.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1004",
    "The start date of the missing episode or episode that the child was away from placement \
     without authorisation is not a valid date.",
    &["MIS_START"],
)
.reads(&[Table::Missing])
.fix(
    "Look up in the record of the episode when it was noticed that the child was missing, and enter \
     the day.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.mis_start.is_missing() {
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
            1     -          01/05/2025 <
            1     31/04/2025 -          <
            1     01/05/2025 31/04/2025
            ",
        );
    }
}
