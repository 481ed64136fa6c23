//! A child looked after for the whole year has answers on immunisations, teeth, health assessment and substance
//! misuse.
//!
//! Where the child's episodes show care for the whole year up to 31 March, a row of OC2 fails in which IMMUNISATIONS,
//! TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is blank. Where the child has no row in OC2, their first
//! episode fails, by DECOM.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "191",
    "Child has been looked after continuously for at least 12 months at 31 March but one or more data \
     items relating to children looked after for 12 months have been left blank.",
    &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "CHILD"],
)
.reads(&[Table::Oc2, Table::Episodes])
.fix("Complete the four items from the child's health record.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    if let (true, Some(first)) = (child.oc2.is_empty(), child.first_episode()) {
        flags.flag(first);
    }
    for row in child.oc2.iter().filter(|row| row.lacks_what_all_are_asked()) {
        flags.flag(row);
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
            CHILD IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            1     1             0           1                 0
            2     -             0           1                 0                 <
            3     1             -           1                 0                 <
            4     1             0           -                 0                 <
            5     1             0           1                 -                 <
            6     -             -           -                 -

            Episodes
            CHILD DECOM      DEC        LS REC RNE
            1     01/04/2025 -          C2 -   S
            2     01/04/2025 -          C2 -   S
            3     01/04/2025 -          C2 -   S
            4     01/04/2025 -          C2 -   S
            5     01/04/2025 -          C2 -   S
            6     02/04/2025 -          C2 -   S
            7     01/08/2025 -          C2 -   P
            7     01/06/2020 01/08/2025 C2 X1  S   <
            8     02/04/2025 -          C2 -   S
            ",
        );
    }
}
