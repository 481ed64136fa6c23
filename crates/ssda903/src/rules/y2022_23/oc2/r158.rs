//! Whether help was offered is asked only where it was not received.
//!
//! A row of OC2 fails where INTERVENTION_RECEIVED is 1 and INTERVENTION_OFFERED is given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "158",
    "If a child has been recorded as receiving an intervention for their substance misuse problem, then \
     the additional item on whether an intervention was offered should be left blank.",
    &["INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
)
.reads(&[Table::Oc2])
.fix("Leave INTERVENTION_OFFERED blank if the child received help with substance misuse.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.intervention_received == "1" && !row.intervention_offered.is_empty() {
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
            CHILD INTERVENTION_RECEIVED INTERVENTION_OFFERED
            1     1                     -
            2     1                     0    <
            3     1                     1    <
            4     0                     1
            5     -                     1
            ",
        );
    }
}
