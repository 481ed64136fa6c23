//! A mother is eleven or older.
//!
//! A row of Header fails where MOTHER is 1 and the eleventh birthday is after 1 April, when the year began.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "620",
    "Child has been recorded as a mother, but date of birth shows that the mother is under 11 years \
     of age.",
    &["DOB", "MOTHER"],
)
.reads(&[Table::Header])
.fix("Check the date of birth and whether she is a mother, and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let is_young = header.dob.day().is_some_and(|dob| birthday(dob, 11) > context.start);
        if header.mother == "1" && is_young {
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
            CHILD MOTHER DOB
            1     1      01/04/2014
            2     1      02/04/2014 <
            3     0      02/04/2014
            4     -      02/04/2014
            5     1      -
            ",
        );
    }
}
