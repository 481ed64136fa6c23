//! A child has one row in Header.
//!
//! All rows of a child fail where Header has more than one. Rows that name no child are not compared.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT32", "Internal Check: Child should only exist once in Header.", &["CHILD"])
        .reads(&[Table::Header])
        .fix(
            "Find out which of the rows is right, take the others out of the record, and export the table \
             again.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.headers.len() > 1 {
        child.headers.iter().for_each(|row| flags.flag(row));
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
            1     01/04/2015 <
            2     01/04/2015
            1     02/05/2016 <
            a     01/04/2015 <
            A     01/04/2015 <
            -     01/04/2015
            -     01/04/2015

            Header last
            CHILD
            2
            ",
        );
    }
}
