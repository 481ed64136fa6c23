//! Health, conviction and substance misuse are returned only for children looked after for the whole year.
//!
//! A row of OC2 fails where any of its eight items is given and the child's episodes do not show care for the whole
//! year up to 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "190",
    "Child has not been looked after continuously for at least 12 months at 31 March but one or more \
     data items relating to children looked after for 12 months have been completed.",
    &[
        "CONVICTED",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "TEETH_CHECK",
        "HEALTH_ASSESSMENT",
        "SUBSTANCE_MISUSE",
        "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
    ],
)
.reads(&[Table::Oc2, Table::Episodes])
.fix("Check the child's episodes. If they were not looked after for the whole year, leave the items blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if child.is_continuously_looked_after(context) {
        return;
    }
    for row in child.oc2.iter().filter(|row| row.is_answered()) {
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
            CHILD IMMUNISATIONS INTERVENTION_OFFERED SDQ_SCORE
            1     1             -                    -
            2     1             -                    -     <
            3     -             0                    -     <
            4     -             -                    12
            5     1             -                    -     <
            6     1             -                    -     <

            Episodes
            CHILD DECOM      DEC        LS REC RNE
            1     01/04/2025 -          C2 -   S
            2     02/04/2025 -          C2 -   S
            3     01/06/2020 30/03/2026 C2 E4A S
            4     02/04/2025 -          C2 -   S
            5     01/06/2020 -          V3 -   S
            ",
        );
    }
}
