//! A care leaver who was not looked after in the year is not returned as unaccompanied.
//!
//! Rows of UASC and rows of OC3 with any answer, of the same child, all fail where no episode of the child lies in
//! the year. An episode that ended before 1 April, or began after 31 March, does not.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1014",
    "UASC information is not required for care leavers",
    &["ACTIV", "ACCOM", "IN_TOUCH", "DUC"],
)
.reads(&[Table::Episodes, Table::Uasc, Table::Oc3])
.fix(
    "Take the young person out of the UASC table, or add the episodes of the year if they were looked \
     after.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let in_year = child
        .episodes
        .iter()
        .any(|episode| !episode.decom.is_after(context.end) && !episode.dec.is_before(context.start));
    if in_year {
        return;
    }
    for leaver in child.oc3.iter().filter(|row| row.is_answered()) {
        for row in &child.uasc {
            flags.flag_both((leaver, "IN_TOUCH"), (row, "DUC"));
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
            Episodes
            CHILD DECOM      DEC
            2     01/06/2020 -
            3     01/06/2020 01/04/2025
            4     01/06/2020 31/03/2025
            5     01/04/2026 -
            6     31/03/2026 -

            UASC
            CHILD DUC
            1     -          <
            2     -
            3     -
            4     01/05/2025 <
            5     -          <
            6     -
            7     -

            OC3
            CHILD IN_TOUCH ACTIV
            1     YES      -     <
            2     YES      -
            3     YES      -
            4     -        F1    <
            5     YES      -     <
            6     YES      -
            7     -        -
            8     YES      F1
            ",
        );
    }
}
