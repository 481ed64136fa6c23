//! A young person who was returned as having died is returned so again, if at all.
//!
//! A row of OC3 fails where last year's OC3 has IN_TOUCH DIED for the same child and this year's has anything else,
//! or a blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "348",
    "Care leaver has previously been reported as having died.",
    &["IN_TOUCH"],
)
.reads(&[Table::Oc3])
.reads_last(&[Table::Oc3])
.fix(
    "Check which return is right: correct this year's, or say in the return's notes that last year's was \
     a mistake.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(died) = child.last.oc3.iter().find(|row| row.in_touch == "DIED") else { return };
    for row in child.oc3.iter().filter(|row| row.in_touch != "DIED") {
        flags.flag_beside(row, died, "IN_TOUCH");
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
            CHILD IN_TOUCH
            1     YES      <
            2     DIED
            3     YES
            4     -        <
            5     DIED
            6     RHOM     <

            OC3 last
            CHILD IN_TOUCH
            1     DIED
            2     DIED
            3     NO
            4     DIED
            6     NO
            6     DIED
            7     DIED
            ",
        );
    }
}
