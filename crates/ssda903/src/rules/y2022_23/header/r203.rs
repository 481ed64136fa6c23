//! A child's date of birth does not change from one return to the next.
//!
//! A row of Header fails where last year's Header has the same child with another date of birth. A date that is not
//! real is no date here: rule 102 finds it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "203",
    "Date of birth disagrees with the date of birth already recorded for this child.",
    &["DOB"],
)
.reads(&[Table::Header])
.reads_last(&[Table::Header])
.fix(
    "Check the date of birth with a document. If this year's is right, say so in the return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if header.dob.day() != before.dob.day() {
            flags.flag_beside(header, before, "DOB");
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
            2     01/02/2015   <
            3     01/02/2015
            4     -            <

            Header last
            CHILD DOB
            1     01/02/2015
            2     02/01/2015
            4     02/01/2015
            5     02/01/2015
            ",
        );
    }
}
