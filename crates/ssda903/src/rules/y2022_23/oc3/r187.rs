//! A child looked after for the whole year was neither adopted nor a care leaver in it.
//!
//! Where the child's episodes show care for the whole year up to 31 March, every row of OC3 fails with any answer,
//! and every row of AD1 with any of its six.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "187",
    "Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption \
     or care leavers returns completed.",
    &[
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "LS_ADOPTR",
        "IN_TOUCH",
        "ACTIV",
        "ACCOM",
    ],
)
.reads(&[Table::Oc3, Table::Ad1, Table::Episodes])
.fix(
    "Check the child's episodes. If they were looked after to the end of the year, take the child out of \
     OC3 and AD1.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    child.oc3.iter().filter(|row| row.is_answered()).for_each(|row| flags.flag(row));
    child.ad1.iter().filter(|row| row.is_answered()).for_each(|row| flags.flag(row));
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
            1     YES       <
            2     YES
            3     YES
            4     -
            6     YES

            AD1
            CHILD DATE_INT   LS_ADOPTR
            1     -          -
            2     01/05/2025 L0
            4     01/05/2025 -          <
            5     UNKNOWN    -          <
            6     01/05/2025 -

            Episodes
            CHILD DECOM      DEC        LS REC RNE
            1     01/04/2025 -          C2 -   S
            2     02/04/2025 -          C2 -   S
            3     01/06/2020 30/03/2026 C2 E11 S
            4     01/06/2020 31/03/2026 C2 E11 S
            5     01/06/2020 01/08/2025 C2 X1  S
            5     01/08/2025 -          C2 -   P
            ",
        );
    }
}
