//! Where a child has a problem with substance misuse, it is told whether they received help.
//!
//! A row of OC2 fails where SUBSTANCE_MISUSE is 1 and INTERVENTION_RECEIVED is blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "192",
    "Child has been identified as having a substance misuse problem but the additional item on whether \
     an intervention was received has been left blank.",
    &["SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"],
)
.reads(&[Table::Oc2])
.fix("Enter 1 if the child received help with substance misuse, else 0.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.substance_misuse == "1" && row.intervention_received.is_empty() {
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
            CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED
            1     1                -    <
            2     1                0
            3     1                1
            4     0                -
            5     -                -
            ",
        );
    }
}
