//! A child has one row in PrevPerm.
//!
//! All rows of a child fail where PrevPerm has more than one. Rows that name no child are not compared.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT35", "Internal Check: Child should only exist once in PrevPerm.", &["CHILD"])
        .reads(&[Table::PrevPerm])
        .fix(
            "Find out which of the rows is right, take the others out of the record, and export the table \
             again.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.prev_perm.len() > 1 {
        child.prev_perm.iter().for_each(|row| flags.flag(row));
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
            PrevPerm
            CHILD DOB
            1     01/04/2015 <
            2     01/04/2015
            1     02/05/2016 <
            a     01/04/2015 <
            A     01/04/2015 <
            -     01/04/2015
            -     01/04/2015

            PrevPerm last
            CHILD
            2
            ",
        );
    }
}
