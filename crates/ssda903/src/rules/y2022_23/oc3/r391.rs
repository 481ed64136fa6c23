//! A care leaver turned 17 by the end of the year.
//!
//! A row of OC3 with any answer fails where the young person turns 17 after 31 March, by the DOB of the row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "391",
    "Young person was not 17, 18, 19, 20 or 21 during the current collection year.",
    &["DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Oc3])
.fix("Check the date of birth. If it is right, take the young person out of OC3.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in child.oc3.iter().filter(|row| row.is_answered()) {
        if row.dob.day().is_some_and(|dob| birthday(dob, 17) > context.end) {
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
            OC3
            CHILD DOB        IN_TOUCH ACCOM
            1     31/03/2009 YES      -
            2     01/04/2009 YES      -     <
            3     01/04/2009 -        U1    <
            4     01/04/2009 -        -
            5     -          YES      U1
            6     01/04/2001 YES      U1
            ",
        );
    }
}
