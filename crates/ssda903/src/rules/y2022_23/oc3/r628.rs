//! Motherhood is not told of care leavers who were not looked after in the year.
//!
//! A row of Header fails where MOTHER is given, the child has no row in Episodes, and a row of OC3 of the child has
//! any answer.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "628",
    "Motherhood details are not required for care leavers who have not been looked after during the year.",
    &["MOTHER"],
)
.reads(&[Table::Episodes, Table::Header, Table::Oc3])
.fix(
    "Leave MOTHER blank for a care leaver, or add the episodes of the year if the young person was \
     looked after.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if !child.episodes.is_empty() {
        return;
    }
    let Some(leaver) = child.oc3.iter().find(|row| row.is_answered()) else { return };
    for header in child.headers.iter().filter(|header| !header.mother.is_empty()) {
        flags.flag_beside(header, leaver, "IN_TOUCH");
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
            Episodes
            CHILD DECOM
            3     01/05/2025

            Header
            CHILD MOTHER
            1     1       <
            2     0       <
            3     1
            4     -
            5     1
            6     1

            OC3
            CHILD IN_TOUCH ACTIV
            1     YES      -
            2     -        F1
            3     YES      F1
            4     YES      F1
            5     -        -
            ",
        );
    }
}
