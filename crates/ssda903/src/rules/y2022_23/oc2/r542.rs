//! Whether a child was convicted is not asked of children under 10.
//!
//! A row of OC2 fails where CONVICTED is given and the child turns 10 after 31 March, by the DOB of the row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "542",
    "A child aged under 10 at 31 March should not have conviction information completed.",
    &["CONVICTED"],
)
.reads(&[Table::Oc2])
.fix("Check the date of birth. If it is right, leave CONVICTED blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        let under_10 = row.dob.day().is_some_and(|dob| birthday(dob, 10) > context.end);
        if under_10 && !row.convicted.is_empty() {
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
            OC2
            CHILD DOB        CONVICTED
            1     31/03/2016 1
            2     01/04/2016 1         <
            3     01/04/2016 0         <
            4     01/04/2016 -
            5     -          1
            ",
        );
    }
}
