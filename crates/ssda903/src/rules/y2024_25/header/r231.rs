//! Unaccompanied asylum seekers are seldom small children: a child of that status is asked about where under
//! eleven. A query.
//!
//! A row of Header fails where the child is an unaccompanied asylum seeker and the eleventh birthday is after 31
//! March. A child is one by the flag where the return carries it, which is in XML only; in CSV by a row in UASC.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "231",
    "We expect that unaccompanied asylum seeking children are generally older young people. Please \
     check the date of birth is correct. If the date of birth is correct then please provide \
     details in a bypass request.",
    &["DOB", "UASC"],
)
.reads(&[Table::Header])
.query()
.fix("Check the date of birth. If it is right, explain in a bypass request.")
.differs(
    "The open validator reads a column that no file has, breaks and leaves the rule out without a \
     word; the text asks for the status, which the UASC file or the flag gives.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in child.headers.iter().filter(|_| child.is_uasc()) {
        if header.dob.day().is_some_and(|dob| birthday(dob, 11) > context.end) {
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
            1     31/03/2015
            2     01/04/2015 <
            3     01/04/2015
            4     -

            UASC
            CHILD DUC
            1     -
            2     -
            4     -
            ",
        );
        check(
            &RULE,
            2025,
            "
            xml

            Header
            CHILD DOB        UASC
            1     01/04/2015 1    <
            2     01/04/2015 0
            ",
        );
    }
}
