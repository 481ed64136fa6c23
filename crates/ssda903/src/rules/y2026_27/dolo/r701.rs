//! The end of a deprivation of liberty order is a real date.
//!
//! A row of DoLo fails where DOLO_END is given and is not a day of the calendar. Blank says that the order still
//! stands.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("701", "The end date of the DoLO is not a valid date.", &["DOLO_END"])
        .reads(&[Table::Dolo])
        .fix("Enter the day the order ended, or leave it blank where it still stands.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dolo_end.is_unreal() {
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
            1     -          01/05/2026
            1     -          31/04/2026 <
            1     -          2026/05/01 <
            ",
        );
    }
}
