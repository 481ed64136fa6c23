//! Of a young person who died or returned home, activity and accommodation are 0.
//!
//! A row of OC3 fails where IN_TOUCH is DIED or RHOM and ACTIV or ACCOM is anything but 0, or blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "344",
    "The record shows the young person has died or returned home to live with parent(s) or someone with \
     parental responsibility for a continuous period of 6 months or more, but activity and/or \
     accommodation on leaving care have been completed.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Oc3])
.fix("Enter 0 for activity and accommodation, or correct whether the authority was in touch.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        if matches!(row.in_touch, "DIED" | "RHOM") && (row.activ != "0" || row.accom != "0") {
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
            1     DIED     0     0
            2     DIED     F1    0     <
            3     RHOM     0     B1    <
            4     RHOM     F1    B1    <
            5     DIED     -     0     <
            6     YES      F1    B1
            7     -        F1    B1
            ",
        );
    }
}
