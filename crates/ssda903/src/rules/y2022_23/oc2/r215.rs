//! A care leaver has no items of a child looked after for the whole year.
//!
//! Rows of OC3 with any answer and rows of OC2 with any of the eight items, of the same child, all fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "215",
    "Child has care leaver information but one or more data items relating to children looked after for \
     12 months have been completed.",
    &[
        "IN_TOUCH",
        "ACTIV",
        "ACCOM",
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
.reads(&[Table::Oc2, Table::Oc3])
.fix(
    "Check whether the young person was still looked after on 31 March; take them out of the table that \
     does not apply.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for leaver in child.oc3.iter().filter(|row| row.is_answered()) {
        for row in child.oc2.iter().filter(|row| row.is_answered()) {
            flags.flag_both((leaver, "IN_TOUCH"), (row, "IMMUNISATIONS"));
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
            OC2
            CHILD CONVICTED IMMUNISATIONS SDQ_SCORE
            1     -         1             -     <
            2     0         -             -     <
            3     -         -             12
            4     -         1             -
            5     -         1             -

            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            1     YES      -     -     <
            2     -        -     U1    <
            3     YES      F1    U1
            4     -        -     -
            6     YES      F1    U1
            ",
        );
    }
}
