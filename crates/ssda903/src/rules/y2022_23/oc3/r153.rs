//! The three answers about a care leaver come together: all of them or none.
//!
//! A row of OC3 fails where some but not all of IN_TOUCH, ACTIV and ACCOM are given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "153",
    "All data items relating to a child's activity or accommodation after leaving care must be coded or \
     left blank.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Oc3])
.fix("Complete all three; activity and accommodation are 0 where the authority was not in touch.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        let all = !(row.in_touch.is_empty() || row.activ.is_empty() || row.accom.is_empty());
        if row.is_answered() && !all {
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
            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            1     YES      F1    U1
            2     -        -     -
            3     YES      -     U1    <
            4     -        F1    U1    <
            5     YES      F1    -     <
            6     NO       0     0
            7     -        0     -     <
            ",
        );
    }
}
