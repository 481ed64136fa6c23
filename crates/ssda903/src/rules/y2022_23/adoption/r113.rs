//! The day on which a child was matched with the adopters is a real date.
//!
//! A row of AD1 fails where DATE_MATCH holds something that is not a day of the calendar, written DD/MM/YYYY. A blank
//! is not found here: rules 151 and 601 ask for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("113", "Date matching child and adopter(s) is not a valid date.", &["DATE_MATCH"])
        .reads(&[Table::Ad1])
        .fix("Look up the day of the match in the record of the adoption panel and enter it as DD/MM/YYYY.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if row.date_match.is_unreal() {
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
            CHILD DATE_MATCH
            1     22/11/2015
            2     08/05/2010
            3     38/04/2019  <
            4     01/01/19    <
            5     31/06/2025  <
            6     -
            ",
        );
    }
}
