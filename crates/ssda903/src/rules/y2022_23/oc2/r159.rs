//! Where a child did not receive help with substance misuse, it is told whether help was offered.
//!
//! A row of OC2 fails where SUBSTANCE_MISUSE is 1, INTERVENTION_RECEIVED is 0 and INTERVENTION_OFFERED is blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "159",
    "If a child has been recorded as not receiving an intervention for their substance misuse problem, \
     then the additional item on whether an intervention was offered should be completed as well.",
    &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
)
.reads(&[Table::Oc2])
.fix("Enter 1 if help was offered and refused, else 0.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        let not_received = row.substance_misuse == "1" && row.intervention_received == "0";
        if not_received && row.intervention_offered.is_empty() {
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
            1     1                0                     -    <
            2     1                0                     0
            3     1                0                     1
            4     1                1                     -
            5     0                0                     -
            6     1                -                     -
            7     -                0                     -
            ",
        );
    }
}
