//! A care leaver has no answers about an adoption.
//!
//! A row of AD1 in which any of the six answers is given fails where the same child has a row of OC3 with any answer.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "134",
    "Data on adoption should not be entered for the OC3 cohort.",
    &[
        "IN_TOUCH",
        "ACTIV",
        "ACCOM",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "LS_ADOPTR",
    ],
)
.reads(&[Table::Oc3, Table::Ad1])
.fix(
    "Check whether the young person was adopted or left care, and take them out of the table that does \
     not apply.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(leaver) = child.oc3.iter().find(|row| row.is_answered()) else { return };
    for row in child.ad1.iter().filter(|row| row.is_answered()) {
        flags.flag_beside(row, leaver, "IN_TOUCH");
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
            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            1     YES      F1    U1
            2     -        -     U1
            3     -        -     -
            4     YES      F1    U1
            5     YES      F1    U1

            AD1
            CHILD DATE_INT   LS_ADOPTR
            1     01/05/2025 -           <
            2     -          L0          <
            3     01/05/2025 L0
            4     -          -
            6     01/05/2025 L0
            7     UNKNOWN    -
            ",
        );
    }
}
