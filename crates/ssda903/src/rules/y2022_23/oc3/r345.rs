//! Of a young person with whom the authority was in touch, activity and accommodation are known.
//!
//! A row of OC3 fails where IN_TOUCH is YES and ACTIV or ACCOM is 0. Blanks are found by rules 132 and 133.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "345",
    "The data collection record shows the local authority is in touch with this young person, but \
     activity and/or accommodation data items are zero.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Oc3])
.fix(
    "Enter the activity and accommodation around the birthday, or correct whether the authority was in \
     touch.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        if row.in_touch == "YES" && (row.activ == "0" || row.accom == "0") {
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
            1     NO       0     0
            2     YES      0     -     <
            3     YES      F1    0     <
            4     YES      F1    U1
            5     YES      -     -
            6     -        0     0
            ",
        );
    }
}
