//! Every child has a date of birth that is a real date.
//!
//! A row of Header fails where DOB is blank or is not a day of the calendar, written DD/MM/YYYY.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("102", "Date of birth is not a valid date.", &["DOB"])
    .reads(&[Table::Header])
    .fix("Look up the date of birth in a document and enter it.")
    .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.dob.is_missing() {
            flags.flag(header);
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
            Header
            CHILD DOB
            1     01/02/2015
            2     -          <
            3     31/02/2015 <
            4     2015-02-01 <
            5     29/02/2016
            -     -          <
            ",
        );
    }
}
