//! A deprivation of liberty order has the day it was made.
//!
//! A row of DoLo fails where DOLO_START is blank or is not a day of the calendar.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("700", "The start date of the DoLO is not a valid date.", &["DOLO_START"])
        .reads(&[Table::Dolo])
        .fix("Enter the day of the order, as it stands in the order itself.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dolo_start.is_missing() {
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
            2027,
            "
            DoLo
            CHILD DOLO_START DOLO_END
            1     01/05/2026 -
            1     -          01/05/2026 <
            1     31/04/2026 -          <
            1     01/05/2026 31/04/2026
            ",
        );
    }
}
