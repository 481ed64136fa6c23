//! Nobody in the return was over 25 when the year began.
//!
//! A row of Header fails where the 25th birthday is before 1 April.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("351", "Child was over 25 at the start of the current collection year.", &["DOB"])
        .reads(&[Table::Header])
        .fix("Check the date of birth; if it is right, take the person out of the return.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.dob.day().is_some_and(|dob| birthday(dob, 25) < context.start) {
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
            1     31/03/2000 <
            2     01/04/2000
            3     29/02/2000 <
            4     -
            5     01/01/1990 <
            ",
        );
    }
}
