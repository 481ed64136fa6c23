//! Help with substance misuse is answered only where there is a problem with it.
//!
//! A row of OC2 fails where SUBSTANCE_MISUSE is blank or 0 and INTERVENTION_RECEIVED or INTERVENTION_OFFERED is
//! given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "193",
    "Child not identified as having a substance misuse problem but at least one of the two additional \
     items on whether an intervention were offered and received have been completed.",
    &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
)
.reads(&[Table::Oc2])
.fix(
    "Enter 1 for substance misuse if the child has the problem; else leave the two items about help \
     blank.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        let answered = !(row.intervention_received.is_empty() && row.intervention_offered.is_empty());
        if matches!(row.substance_misuse, "" | "0") && answered {
            flags.flag(row);
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
            CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            1     0                0                     0    <
            2     -                -                     -
            3     0                1                     -    <
            4     1                1                     1
            5     -                1                     -    <
            6     -                -                     0    <
            7     0                -                     -
            8     2                1                     -
            ",
        );
    }
}
