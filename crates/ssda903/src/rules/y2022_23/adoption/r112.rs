//! The day on which it was decided that an adopted child should be placed for adoption is a real date.
//!
//! A row of AD1 fails where DATE_INT holds something that is not a day of the calendar, written DD/MM/YYYY. A blank
//! is not found here: rules 151 and 601 ask for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("112", "Date should be placed for adoption is not a valid date.", &["DATE_INT"])
        .reads(&[Table::Ad1])
        .fix("Look up the day of the decision in the adoption record and enter it as DD/MM/YYYY.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if row.date_int.is_unreal() {
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
            AD1
            CHILD DATE_INT
            1     22/11/2025
            2     29/02/2024
            3     29/02/2025  <
            4     01/01/25    <
            5     2025-06-01  <
            6     UNKNOWN     <
            7     -
            ",
        );
    }
}
